package darsena.tui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one frame. */
final class Output {
  private static final int ROOM_BEFORE = 16;
  private byte[] bytes = new byte[16 * 1024];
  private int start = ROOM_BEFORE;
  private int end = ROOM_BEFORE;

  boolean isEmpty() {
    return end == start;
  }

  void add(String text) {
    if (end + text.length() * 3 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + text.length() * 3));
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        addEncoded(text.substring(i));
        return;
      }
      bytes[end++] = (byte) c;
    }
  }

  private void addEncoded(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(encoded, 0, bytes, end, encoded.length);
    end += encoded.length;
  }

  /** Puts something before everything, which there is room for, and something behind it. */
  void bracket(String before, String after) {
    byte[] head = before.getBytes(StandardCharsets.US_ASCII);
    start -= head.length;
    System.arraycopy(head, 0, bytes, start, head.length);
    add(after);
  }

  /** The frame, from the first byte on. */
  byte[] bytes() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  int length() {
    return end - start;
  }

  void clear() {
    start = ROOM_BEFORE;
    end = ROOM_BEFORE;
  }
}
