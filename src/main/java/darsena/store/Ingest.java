package darsena.store;

import darsena.image.Digest;
import darsena.io.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * The right to bring one blob into the store, and what is there of it so far. Whoever else wants
 * the same blob, in this process or another, waits meanwhile.
 */
public final class Ingest implements Closeable {
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final StorePaths paths;
  private final Digest digest;
  private final long size;
  private final ContentLock lock;

  private Ingest(StorePaths paths, Digest digest, long size, ContentLock lock) {
    this.paths = paths;
    this.digest = digest;
    this.size = size;
    this.lock = lock;
  }

  /**
   * Waits until nobody else fetches the blob. It may well be here afterwards.
   *
   * @param size bytes it is to have
   * @param meanwhile told how many bytes of it the other one has, some ten times a second
   */
  public static Ingest of(StorePaths paths, Digest digest, long size, LongConsumer meanwhile)
      throws IOException, InterruptedException {
    Path lockFile = paths.ingest().resolve(digest.algorithm() + "-" + digest.hex() + ".lock");
    var lock = ContentLock.tryAcquire(lockFile);
    while (lock.isEmpty()) {
      meanwhile.accept(sizeOf(paths.partial(digest)));
      Thread.sleep(GLANCE);
      lock = ContentLock.tryAcquire(lockFile);
    }
    return new Ingest(paths, digest, size, lock.get());
  }

  /** How many bytes are here already. */
  public long present() throws IOException {
    long found = sizeOf(paths.partial(digest));
    if (found > size) {
      discard();
      return 0;
    }
    return found;
  }

  /** Forgets what is here so far. */
  public void discard() throws IOException {
    Files.deleteIfExists(paths.partial(digest));
  }

  /**
   * The blob from its first byte, fetched from where an earlier try stopped and kept as it is read.
   *
   * @param progress told how many bytes are here, after each piece
   */
  public IngestStream stream(BlobSource source, LongConsumer progress) throws IOException {
    return new IngestStream(this, source, progress);
  }

  Path partial() {
    return paths.partial(digest);
  }

  long size() {
    return size;
  }

  /** What is here so far. */
  public InputStream open() throws IOException {
    return Files.newInputStream(partial());
  }

  /**
   * Gives the blob its name, durably.
   *
   * @param actual the digest of all bytes of the stream; if it is wrong, they are forgotten
   */
  public void commit(Digest actual) throws IOException {
    if (!actual.equals(digest)) {
      discard();
      throw new DigestMismatchException(digest, actual);
    }
    try (FileChannel file = FileChannel.open(partial(), StandardOpenOption.WRITE)) {
      file.force(true);
    }
    DurableFiles.createDirectories(paths.blobs(digest.algorithm()));
    DurableFiles.rename(partial(), paths.blob(digest));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static long sizeOf(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (java.nio.file.NoSuchFileException absent) {
      return 0;
    }
  }
}
