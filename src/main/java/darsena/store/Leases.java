package darsena.store;

import darsena.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The leases whose holders live; those of the others are removed on the way. To be read under the
 * lock of the names.
 *
 * @param held blobs by their digests, layers by their diff ids
 */
record Leases(Set<Digest> held) {

  Leases {
    held = Set.copyOf(held);
  }

  static Leases read(StorePaths paths) throws IOException {
    Set<Digest> held = new HashSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(paths.ingest(), "*" + Lease.SUFFIX)) {
      for (Path file : files) {
        addHeld(file, held);
      }
    } catch (NoSuchFileException none) {
      return new Leases(Set.of());
    }
    return new Leases(held);
  }

  private static void addHeld(Path file, Set<Digest> held) throws IOException {
    Path list = file.resolveSibling(file.getFileName() + ".held");
    Optional<ContentLock> abandoned = ContentLock.tryAcquire(file);
    if (abandoned.isPresent()) {
      Files.deleteIfExists(list);
      abandoned.get().close();
      return;
    }
    try {
      for (String line : Files.readAllLines(list, StandardCharsets.US_ASCII)) {
        held.add(Digest.parse(line));
      }
    } catch (NoSuchFileException holdsNothingYet) {
      // It has only just begun.
    }
  }

  boolean isLease(Path file) {
    return file.getFileName().toString().contains(Lease.SUFFIX);
  }
}
