package darsena.os;

import java.nio.charset.StandardCharsets;

/** Names as the kernel has them, bytes, shown in messages and handed to the C library. */
public final class ByteText {
  private ByteText() {}

  /** The bytes as text for a message; bytes that are not UTF-8 become replacement characters. */
  public static String of(byte[] name) {
    int end = name.length > 0 && name[name.length - 1] == 0 ? name.length - 1 : name.length;
    return new String(name, 0, end, StandardCharsets.UTF_8);
  }

  /** The same bytes with a NUL behind them. */
  public static byte[] terminated(byte[] name) {
    byte[] result = new byte[name.length + 1];
    System.arraycopy(name, 0, result, 0, name.length);
    return result;
  }

  /** A text in UTF-8 with a NUL behind it. */
  public static byte[] terminated(String name) {
    return terminated(name.getBytes(StandardCharsets.UTF_8));
  }
}
