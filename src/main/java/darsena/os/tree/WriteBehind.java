package darsena.os.tree;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Has the kernel write a growing file to the disk while it grows, so that who flushes it in the end
 * does not wait for all of it.
 */
public final class WriteBehind implements Closeable {
  private static final long STEP = 8L << 20;

  private final OpenFile file;
  private long begun;

  private WriteBehind(OpenFile file, long begun) {
    this.file = file;
    this.begun = begun;
  }

  /**
   * Follows a file that somebody else writes.
   *
   * @param size what it has already, which is left alone
   */
  public static WriteBehind of(Path path, long size) throws IOException {
    try (OpenDirectory parent = OpenDirectory.open(path.resolveSibling(""))) {
      byte[] name = path.getFileName().toString().getBytes(StandardCharsets.UTF_8);
      return new WriteBehind(parent.regularFile(name), size);
    }
  }

  /** Says that the file is written up to a position. */
  public void written(long position) {
    if (position - begun >= STEP) {
      file.beginFlush(begun, position - begun);
      begun = position;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
