package darsena.engine.local.host;

import darsena.engine.container.ProcessTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The table of {@code ps -ef}, made from /proc for hosts that have no ps. */
public final class FullListing {
  private static final List<String> TITLES =
      List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD");
  private static final long TICKS_PER_SECOND = 100;

  private FullListing() {}

  public static ProcessTable of(Set<Integer> pids) {
    List<List<String>> rows = new ArrayList<>();
    for (int pid : new TreeSet<>(pids)) {
      try {
        rows.add(row(pid));
      } catch (IOException gone) {
        // It ended meanwhile.
      }
    }
    return new ProcessTable(TITLES, rows);
  }

  private static List<String> row(int pid) throws IOException {
    Path directory = Path.of("/proc", Integer.toString(pid));
    String stat = Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1);
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    long ticks = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
    return List.of(
        owner(directory),
        Integer.toString(pid),
        fields.get(1),
        "0",
        started(Long.parseLong(fields.get(19))),
        terminal(Integer.parseInt(fields.get(4))),
        time(Duration.ofSeconds(ticks / TICKS_PER_SECOND)),
        command(directory, stat));
  }

  private static String owner(Path directory) throws IOException {
    return String.valueOf(Files.getAttribute(directory, "unix:uid"));
  }

  private static String started(long ticksAfterBoot) {
    String uptime = HostFacts.text("/proc/uptime").split("[. ]", -1)[0];
    long age = Long.parseLong(uptime) - ticksAfterBoot / TICKS_PER_SECOND;
    ZonedDateTime start = Instant.now().minusSeconds(age).atZone(ZoneId.systemDefault());
    boolean today = start.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
    return start.format(DateTimeFormatter.ofPattern(today ? "HH:mm" : "MMMdd", Locale.ENGLISH));
  }

  /** A pty's number stands in the minor bits: majors 136 to 143 are ptys. */
  private static String terminal(int device) {
    int major = device >> 8 & 0xfff;
    int minor = (device & 0xff) | (device >> 12 & 0xfff00);
    return major >= 136 && major < 144 ? "pts/" + ((major - 136) * 256 + minor) : "?";
  }

  private static String time(Duration used) {
    return "%02d:%02d:%02d".formatted(used.toHours(), used.toMinutesPart(), used.toSecondsPart());
  }

  private static String command(Path directory, String stat) throws IOException {
    String line =
        new String(Files.readAllBytes(directory.resolve("cmdline")), StandardCharsets.UTF_8)
            .replace('\0', ' ')
            .strip();
    return line.isEmpty()
        ? "[" + stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')) + "]"
        : line;
  }
}
