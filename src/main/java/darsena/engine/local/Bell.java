package darsena.engine.local;

import darsena.io.DurableFiles;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Tells other processes that something changed which leaves no new file, as a pause: one file of
 * the run state is touched, and they watch it. Nobody relies on it for the truth.
 */
final class Bell {
  private final Path file;

  Bell(StorePaths paths) {
    this.file = paths.bell();
  }

  void ring() {
    try {
      try {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      } catch (NoSuchFileException firstTime) {
        DurableFiles.createDirectories(file.resolveSibling("."));
        Files.write(file, new byte[0]);
      }
    } catch (IOException unheard) {
      // Listeners look for themselves every second.
      return;
    }
  }
}
