package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a file of another process to grow. */
final class Growth {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private Growth() {}

  static void await(Path file, long size) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (!Files.exists(file) || Files.size(file) < size) {
      assertThat(System.nanoTime()).as("%s grows to %d bytes", file, size).isLessThan(end);
      // Growth raises no event that is worth its watcher here: look again.
      new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
    }
  }
}
