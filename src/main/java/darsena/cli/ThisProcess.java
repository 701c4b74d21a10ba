package darsena.cli;

import darsena.cli.command.Surroundings;
import darsena.cli.command.Surroundings.Terminals;
import darsena.cli.command.Surroundings.Window;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The surroundings of the process that we are. */
public final class ThisProcess {
  private static final int BUFFER = 16 << 10;

  private ThisProcess() {}

  /** Its streams, environment, time. */
  public static Surroundings surroundings(Supplier<Window> window) {
    return new Surroundings(
        new FileInputStream(FileDescriptor.in),
        stream(FileDescriptor.out, false),
        stream(FileDescriptor.err, true),
        new Terminals(isTerminal(0), isTerminal(1), isTerminal(2)),
        window,
        System.getenv(),
        InstantSource.system(),
        ZoneId::systemDefault);
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean flushLines) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        flushLines,
        StandardCharsets.UTF_8);
  }

  /**
   * Whether a descriptor is a terminal, told by its device number: isatty would cost a short
   * command the native library.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      Path file = Path.of("/proc/self/fd/" + descriptor);
      boolean device = (Integer) Files.getAttribute(file, "unix:mode") >>> 12 == 2;
      return device && isTerminalMajor(major((Long) Files.getAttribute(file, "unix:rdev")));
    } catch (IOException closed) {
      return false;
    }
  }

  private static int major(long device) {
    return (int) (device >>> 8 & 0xFFF);
  }

  /** As in the kernel's admin-guide/devices.txt. */
  private static boolean isTerminalMajor(int major) {
    boolean pseudo = major >= 136 && major <= 143;
    return pseudo
        || switch (major) {
          case 4, 5, 204, 229 -> true;
          default -> false;
        };
  }
}
