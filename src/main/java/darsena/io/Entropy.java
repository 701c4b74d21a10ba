package darsena.io;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/**
 * The kernel's random numbers, for names that nobody else may guess or make. The JDK's own source
 * would have a short command load all security providers first, which takes longer than its work.
 */
public final class Entropy {
  private Entropy() {}

  /** So many random bytes. */
  public static byte[] bytes(int count) {
    try (FileInputStream source = new FileInputStream("/dev/urandom")) {
      byte[] bytes = source.readNBytes(count);
      if (bytes.length < count) {
        throw new IOException("/dev/urandom has ended");
      }
      return bytes;
    } catch (IOException missing) {
      throw new UncheckedIOException("cannot read /dev/urandom", missing);
    }
  }

  /** A name that is not used twice: 32 hexadecimal digits. */
  public static String token() {
    return HexFormat.of().formatHex(bytes(16));
  }
}
