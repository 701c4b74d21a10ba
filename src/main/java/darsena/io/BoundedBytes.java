package darsena.io;

import java.io.IOException;
import java.io.InputStream;

/** Reads documents of others into memory, never more than was agreed. */
public final class BoundedBytes {
  private BoundedBytes() {}

  /**
   * Reads a stream to its end.
   *
   * @throws TooLargeException when it has more than {@code limit} bytes
   */
  public static byte[] read(InputStream stream, int limit) throws IOException {
    byte[] content = stream.readNBytes(limit);
    if (content.length == limit && stream.read() >= 0) {
      throw new TooLargeException(limit);
    }
    return content;
  }

  /** A stream that goes on after its limit. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int limit) {
      super("it is larger than " + limit + " bytes");
    }
  }
}
