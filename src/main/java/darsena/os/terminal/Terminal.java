package darsena.os.terminal;

import com.sun.jna.Native;
import darsena.os.Errno;
import darsena.os.LibC;
import darsena.os.OsException;
import java.time.Duration;

/** A terminal behind one of this process's descriptors: its settings, its size, its input. */
public final class Terminal {
  private static final long TIOCGWINSZ = 0x5413;
  private static final int TCSADRAIN = 1;
  private static final int TCIFLUSH = 0;
  private static final byte POLLIN = 1;
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
    byte[] termios = new byte[TerminalAttributes.LENGTH];
    check(LibC.tcgetattr(descriptor, termios), "tcgetattr");
    return new TerminalAttributes(termios);
  }

  /** Changes the line settings once everything written has gone out. */
  public void apply(TerminalAttributes attributes) throws OsException {
    check(LibC.tcsetattr(descriptor, TCSADRAIN, attributes.termios()), "tcsetattr");
  }

  /** How many columns and rows it has now. */
  public TerminalSize size() throws OsException {
    byte[] size = new byte[8];
    check(LibC.ioctl(descriptor, TIOCGWINSZ, size), "ioctl TIOCGWINSZ");
    return new TerminalSize(unsignedShort(size, 2), unsignedShort(size, 0));
  }

  /**
   * Waits until a read would not block, which end of input and a hang-up count as.
   *
   * @return false when the time ran out or a signal came in between
   */
  public boolean awaitInput(Duration timeout) throws OsException {
    byte[] request = {
      (byte) descriptor,
      (byte) (descriptor >>> 8),
      (byte) (descriptor >>> 16),
      (byte) (descriptor >>> 24),
      POLLIN,
      0,
      0,
      0
    };
    int milliseconds = Math.clamp(timeout.toMillis(), 0, Integer.MAX_VALUE);
    int ready = LibC.poll(request, 1, milliseconds);
    if (ready < 0 && Native.getLastError() != Errno.EINTR) {
      throw OsException.last("poll", name());
    }
    return ready > 0;
  }

  /**
   * Reads what is there, waiting for at least one byte.
   *
   * @return how many bytes, or -1 at the end of input
   */
  public int read(byte[] buffer) throws OsException {
    long count = LibC.read(descriptor, buffer, buffer.length);
    while (count < 0 && Native.getLastError() == Errno.EINTR) {
      count = LibC.read(descriptor, buffer, buffer.length);
    }
    check(count, "read");
    return count == 0 ? -1 : (int) count;
  }

  /** Both architectures that Darsena runs on have the low byte first. */
  private static int unsignedShort(byte[] bytes, int offset) {
    return Byte.toUnsignedInt(bytes[offset]) | Byte.toUnsignedInt(bytes[offset + 1]) << 8;
  }

  /** Throws away what has been typed and not read. */
  public void discardInput() throws OsException {
    check(LibC.tcflush(descriptor, TCIFLUSH), "tcflush");
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
