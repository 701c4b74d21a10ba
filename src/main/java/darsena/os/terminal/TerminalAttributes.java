package darsena.os.terminal;

import darsena.os.LibC;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A terminal's line settings, opaque: the C library's {@code struct termios}. */
public final class TerminalAttributes {
  /** More than {@code struct termios} has anywhere (60 bytes in glibc). */
  static final int LENGTH = 128;

  private final byte[] settings;

  TerminalAttributes(byte[] settings) {
    this.settings = settings.clone();
  }

  /** The same terminal without echo, lines, signals from keys or translation of output. */
  public TerminalAttributes raw() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = in(arena);
      LibC.cfmakeraw(termios.address());
      return new TerminalAttributes(termios.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  MemorySegment in(Arena arena) {
    MemorySegment termios = arena.allocate(LENGTH, Long.BYTES);
    MemorySegment.copy(settings, 0, termios, ValueLayout.JAVA_BYTE, 0, settings.length);
    return termios;
  }
}
