package darsena.logs;

/**
 * Which lines go on across frames: how many bytes the unended line of each stream has so far. A
 * line without end is cut after a mebibyte, so that no reader must hold all of it.
 */
final class OpenLines {
  private static final int LONGEST_LINE = 1 << 20;

  private final int[] bytes = new int[2];

  /** The state that {@link #packed} gave. */
  static OpenLines unpacked(long packed) {
    OpenLines open = new OpenLines();
    open.bytes[0] = (int) packed;
    open.bytes[1] = (int) (packed >>> 32);
    return open;
  }

  long packed() {
    return (bytes[0] & 0xffffffffL) | ((long) bytes[1] << 32);
  }

  /** Takes a frame; whether it begins a line. */
  boolean begins(Frame frame) {
    int stream = frame.stream();
    boolean begins = bytes[stream] == 0;
    // One more than its text, so that an empty piece counts too.
    int length = bytes[stream] + frame.length() + 1;
    bytes[stream] = frame.partial() && length < LONGEST_LINE ? length : 0;
    return begins;
  }
}
