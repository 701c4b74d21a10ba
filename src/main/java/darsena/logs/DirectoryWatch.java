package darsena.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sleeps until something in a directory changes. */
public final class DirectoryWatch implements Closeable {
  /** How often one looks who got no watch, because the host's are used up. */
  private static final Duration BLIND_LOOK = Duration.ofMillis(100);

  private final @Nullable WatchService service;

  /** Watches from now on; where the host gives no watch, one looks now and then. */
  public DirectoryWatch(Path directory) {
    this.service = register(directory);
  }

  private static @Nullable WatchService register(Path directory) {
    try {
      WatchService service = directory.getFileSystem().newWatchService();
      directory.register(
          service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      return service;
    } catch (IOException none) {
      return null;
    }
  }

  /** Returns after a change since the last call, when the time is over, or when it was closed. */
  public void await(Duration atMost) throws InterruptedException {
    try {
      awaitOpen(atMost);
    } catch (ClosedWatchServiceException over) {
      throw new InterruptedException("closed");
    }
  }

  private void awaitOpen(Duration atMost) throws InterruptedException {
    if (service == null) {
      Thread.sleep(atMost.compareTo(BLIND_LOOK) < 0 ? atMost : BLIND_LOOK);
      return;
    }
    WatchKey key = service.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
  }

  @Override
  public void close() throws IOException {
    if (service != null) {
      service.close();
    }
  }
}
