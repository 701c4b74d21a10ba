package darsena.os.terminal;

import darsena.os.LibC;
import java.util.Arrays;

/** A terminal's line settings, opaque: the C library's {@code struct termios}. */
public final class TerminalAttributes {
  /** More than {@code struct termios} has anywhere (60 bytes in glibc). */
  static final int LENGTH = 128;

  private final byte[] settings;

  TerminalAttributes(byte[] settings) {
    this.settings = Arrays.copyOf(settings, LENGTH);
  }

  /** The same terminal without echo, lines, signals from keys or translation of output. */
  public TerminalAttributes raw() {
    byte[] raw = settings.clone();
    LibC.cfmakeraw(raw);
    return new TerminalAttributes(raw);
  }

  /** As the C library has it. */
  byte[] termios() {
    return settings.clone();
  }
}
