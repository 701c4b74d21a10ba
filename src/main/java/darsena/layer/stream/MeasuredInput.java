package darsena.layer.stream;

import darsena.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A stream that counts and digests what is read from it. Closing it closes nothing. */
public final class MeasuredInput extends InputStream {
  private final InputStream in;
  private final MessageDigest digest = Digest.sha256();
  private long count;

  /** Measures what is read from a stream. */
  public MeasuredInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      digest.update(buffer, offset, read);
      count += read;
    }
    return read;
  }

  /** How many bytes have been read. */
  public long count() {
    return count;
  }

  /** The digest of all that was read; to be asked once. */
  public Digest digest() {
    return Digest.of(digest.digest(), "sha256");
  }
}
