package darsena.os.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Processes as /proc shows them; plain files only, no system call of ours. */
public final class Processes {
  private static final String LIVING_STATES = "RSDTtKWPI";

  /** SIGKILL and SIGSTOP. */
  private static final Set<Integer> UNANSWERABLE = Set.of(9, 19);

  /** The kernel cuts names after so many bytes. */
  private static final int LONGEST_NAME = 15;

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

  /** The number of this process. */
  public int own() {
    try {
      return Integer.parseInt(Files.readSymbolicLink(proc.resolve("self")).toString());
    } catch (IOException noProc) {
      return 0;
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

  /**
   * Whether this program runs in the process by now, and has blocked the signal to take it when it
   * likes. Before, the signal would end it.
   *
   * @param program the name of its file
   */
  public boolean awaitsSignal(int pid, String program, int signal) {
    String name = program.substring(0, Math.min(program.length(), LONGEST_NAME));
    Map<String, String> status = status(pid);
    return name.equals(status.get("Name")) && has(status, "SigBlk", signal);
  }

  /**
   * Whether a signal has an effect on the process. To the first of a pid namespace the kernel hands
   * only what it has a handler for, even from outside.
   */
  public boolean hearsSignal(int pid, int signal) {
    Map<String, String> status = status(pid);
    return UNANSWERABLE.contains(signal)
        || !status.getOrDefault("NSpid", "").endsWith("\t1")
        || has(status, "SigCgt", signal)
        || has(status, "SigBlk", signal)
        || has(status, "SigIgn", signal);
  }

  private static boolean has(Map<String, String> status, String mask, int signal) {
    String digits = status.getOrDefault(mask, "0");
    return (Long.parseUnsignedLong(digits, 16) >>> (signal - 1) & 1) == 1;
  }

  /** Empty when there is no such process; of one that is ending, some lines are missing. */
  private Map<String, String> status(int pid) {
    Map<String, String> status = new HashMap<>();
    try {
      byte[] text = Files.readAllBytes(proc.resolve(Integer.toString(pid)).resolve("status"));
      for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          status.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
    } catch (IOException gone) {
      return Map.of();
    }
    return status;
  }

  /** The command stands in parentheses and may hold any character, parentheses too. */
  private static Optional<Long> parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    boolean living = LIVING_STATES.indexOf(fields[0].charAt(0)) >= 0;
    return living ? Optional.of(Long.valueOf(fields[19])) : Optional.empty();
  }
}
