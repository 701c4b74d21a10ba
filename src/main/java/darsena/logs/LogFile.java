package darsena.logs;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * One file of a log, held open: rotation may rename or remove it, and it can still be read. Not a
 * channel, because an interrupt would close that for every reader.
 */
final class LogFile implements Closeable {
  private static final int OPENING_TRIES = 20;

  private final Object identity;
  private final RandomAccessFile file;
  private final long number;
  private boolean closed;

  private LogFile(Object identity, RandomAccessFile file, long number) {
    this.identity = identity;
    this.file = file;
    this.number = number;
  }

  /** What stays the same when the file is renamed; empty when there is no such file. */
  static Optional<Object> identity(Path path) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        throw new IOException(path + " is not a regular file");
      }
      return Optional.of(attributes.fileKey());
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** Opens what lies at the path now; empty when it is not the expected file any more. */
  static Optional<LogFile> open(Path path, Object expected, long number) throws IOException {
    for (int tries = 0; tries < OPENING_TRIES; tries++) {
      if (!identity(path).equals(Optional.of(expected))) {
        return Optional.empty();
      }
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
      // Still the same name for the same file: so it is what was opened between.
      if (identity(path).equals(Optional.of(expected))) {
        return Optional.of(new LogFile(expected, file, number));
      }
      file.close();
    }
    return Optional.empty();
  }

  boolean is(Object other) {
    return identity.equals(other);
  }

  Object identity() {
    return identity;
  }

  /** Counts the files of a log in the order of writing. */
  long number() {
    return number;
  }

  synchronized long size() throws IOException {
    return closed ? 0 : file.length();
  }

  /** Reads at most {@code length} bytes; fewer or none at the end, or when it was closed. */
  synchronized int read(long offset, byte[] buffer, int at, int length) throws IOException {
    if (closed) {
      return 0;
    }
    file.seek(offset);
    return Math.max(0, file.read(buffer, at, length));
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    file.close();
  }
}
