package darsena.os.terminal;

import com.sun.jna.Native;
import darsena.os.Errno;
import darsena.os.LibC;
import darsena.os.OsException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;

/** A terminal behind one of this process's descriptors: its settings, its size, its input. */
public final class Terminal {
  private static final long TIOCGWINSZ = 0x5413;
  private static final int TCSADRAIN = 1;
  private static final short POLLIN = 1;
  private static final int SIGTSTP = 20;

  private final int descriptor;

  /**
   * @param descriptor 0 for standard input, 1 for standard output
   */
  public Terminal(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Whether the descriptor is a terminal at all. */
  public boolean isTerminal() {
    return LibC.isatty(descriptor) == 1;
  }

  /** The line settings as they are now. */
  public TerminalAttributes attributes() throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TerminalAttributes.LENGTH, Long.BYTES);
      check(LibC.tcgetattr(descriptor, termios.address()), "tcgetattr");
      return new TerminalAttributes(termios.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /** Changes the line settings once everything written has gone out. */
  public void apply(TerminalAttributes attributes) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      long termios = attributes.in(arena).address();
      check(LibC.tcsetattr(descriptor, TCSADRAIN, termios), "tcsetattr");
    }
  }

  /** How many columns and rows it has now. */
  public TerminalSize size() throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(8, Long.BYTES);
      check(LibC.ioctl(descriptor, TIOCGWINSZ, size.address()), "ioctl TIOCGWINSZ");
      int rows = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 0));
      int columns = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 2));
      return new TerminalSize(columns, rows);
    }
  }

  /**
   * Waits until a read would not block, which end of input and a hang-up count as.
   *
   * @return false when the time ran out or a signal came in between
   */
  public boolean awaitInput(Duration timeout) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(8, Long.BYTES);
      request.set(ValueLayout.JAVA_INT, 0, descriptor);
      request.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
      int milliseconds = Math.clamp(timeout.toMillis(), 0, Integer.MAX_VALUE);
      int ready = LibC.poll(request.address(), 1, milliseconds);
      if (ready < 0 && Native.getLastError() != Errno.EINTR) {
        throw OsException.last("poll", name());
      }
      return ready > 0;
    }
  }

  /**
   * Reads what is there, waiting for at least one byte.
   *
   * @return how many bytes, or -1 at the end of input
   */
  public int read(byte[] buffer) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(buffer.length);
      long count = LibC.read(descriptor, bytes.address(), buffer.length);
      while (count < 0 && Native.getLastError() == Errno.EINTR) {
        count = LibC.read(descriptor, bytes.address(), buffer.length);
      }
      check(count, "read");
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, buffer, 0, (int) count);
      return count == 0 ? -1 : (int) count;
    }
  }

  /** Stops this process and all of its group, as ^Z does; returns when it is continued. */
  public static void stopProcessGroup() throws OsException {
    if (LibC.kill(0, SIGTSTP) < 0) {
      throw OsException.last("kill", "our process group");
    }
  }

  private void check(long result, String call) throws OsException {
    if (result < 0) {
      throw OsException.last(call, name());
    }
  }

  private String name() {
    return "terminal on descriptor " + descriptor;
  }
}
