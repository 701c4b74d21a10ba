package darsena.engine.local;

import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Watches the directories of a store in which changes leave their marks. For one thread. */
final class StoreWatch implements AutoCloseable {
  /** Marks that come together are one change. */
  private static final long GATHERING_MILLISECONDS = 15;

  /** Files written aside and renamed appear as created. */
  private static final List<WatchEvent.Kind<Path>> COMING_AND_GOING =
      List.of(StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);

  /** The bell is touched in place; elsewhere that would be a log, which is not to wake anybody. */
  private static final List<WatchEvent.Kind<Path>> TOUCHING =
      List.of(StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);

  private final StorePaths paths;
  private final WatchService service;
  private final Map<Path, WatchKey> watched = new HashMap<>();

  StoreWatch(StorePaths paths) throws IOException {
    this.paths = paths;
    this.service = FileSystems.getDefault().newWatchService();
  }

  /** Watches the store's own directories and these, and no others. */
  void cover(Set<Path> directories) {
    Set<Path> wanted = new HashSet<>(directories);
    wanted.addAll(List.of(paths.root(), paths.names(), paths.runRoot()));
    for (Map.Entry<Path, WatchKey> entry : List.copyOf(watched.entrySet())) {
      if (!wanted.contains(entry.getKey()) || !entry.getValue().isValid()) {
        entry.getValue().cancel();
        watched.remove(entry.getKey());
      }
    }
    wanted.stream().filter(directory -> !watched.containsKey(directory)).forEach(this::add);
  }

  private void add(Path directory) {
    List<WatchEvent.Kind<Path>> kinds =
        directory.equals(paths.runRoot()) ? TOUCHING : COMING_AND_GOING;
    try {
      watched.put(directory, directory.register(service, kinds.toArray(WatchEvent.Kind[]::new)));
    } catch (IOException notThere) {
      // It is tried again when something else changes.
      watched.remove(directory);
    }
  }

  /** Whether there was a mark before the time was over; those that follow it closely count too. */
  boolean await(long milliseconds) throws InterruptedException {
    WatchKey key = service.poll(milliseconds, TimeUnit.MILLISECONDS);
    if (key == null) {
      return false;
    }
    TimeUnit.MILLISECONDS.sleep(GATHERING_MILLISECONDS);
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = service.poll();
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
