package darsena.store;

import darsena.image.Digest;
import darsena.io.DurableFiles;
import darsena.io.Entropy;
import darsena.io.FileLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Content that somebody is at work with and that has no name yet: garbage collection leaves it
 * alone. A lease ends with its holder, however that ends.
 */
public final class Lease implements Closeable {
  /** How the files of leases end. */
  static final String SUFFIX = ".lease";

  private final StorePaths paths;
  private final Path file;
  private final ContentLock lock;
  private final Set<Digest> held = new HashSet<>();

  private Lease(StorePaths paths, Path file, ContentLock lock) {
    this.paths = paths;
    this.file = file;
    this.lock = lock;
  }

  /** A lease of nothing yet. */
  public static Lease begin(StorePaths paths) throws IOException {
    String name = Entropy.token();
    DurableFiles.createDirectories(paths.locks());
    try (FileLock _ = FileLock.acquire(paths.lock("images"))) {
      ContentLock lock =
          ContentLock.tryAcquire(paths.ingest().resolve(name + SUFFIX))
              .orElseThrow(() -> new IOException("two leases of one name"));
      return new Lease(paths, paths.ingest().resolve(name + SUFFIX + ".held"), lock);
    }
  }

  /** Holds more: blobs by their digests, layers by their diff ids. */
  public void hold(Set<Digest> digests) throws IOException {
    held.addAll(digests);
    String lines = held.stream().map(Digest::toString).collect(Collectors.joining("\n"));
    try (FileLock _ = FileLock.acquire(paths.lock("images"))) {
      DurableFiles.write(file, lines.getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      java.nio.file.Files.deleteIfExists(file);
    } finally {
      lock.close();
    }
  }
}
