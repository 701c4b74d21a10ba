package darsena.os.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Processes as /proc shows them; plain files only, no system call of ours. */
public final class Processes {
  private static final String LIVING_STATES = "RSDTtKWPI";

  private final Path proc;

  /** Reads below another directory than /proc, for tests. */
  public Processes(Path proc) {
    this.proc = proc;
  }

  /** Those of this host. */
  public static Processes ofHost() {
    return new Processes(Path.of("/proc"));
  }

  /** Changes with every boot. */
  public String bootId() {
    try {
      return Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException noProc) {
      return "";
    }
  }

  /**
   * When the process started, in clock ticks after boot; empty when there is none, or when it has
   * ended and only waits for its parent.
   */
  public Optional<Long> startTime(int pid) {
    String stat;
    try {
      stat =
          new String(
              Files.readAllBytes(proc.resolve(Integer.toString(pid)).resolve("stat")),
              StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      // Not there, or ESRCH: it ended between open and read.
      return Optional.empty();
    }
    return parse(stat);
  }

  /** The command stands in parentheses and may hold any character, parentheses too. */
  private static Optional<Long> parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    boolean living = LIVING_STATES.indexOf(fields[0].charAt(0)) >= 0;
    return living ? Optional.of(Long.valueOf(fields[19])) : Optional.empty();
  }
}
