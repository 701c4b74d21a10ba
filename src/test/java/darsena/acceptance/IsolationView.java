package darsena.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the probe saw, without what differs from host to host. */
final class IsolationView {
  /** Nodes that are the same everywhere. */
  private static final Set<String> NODES =
      Set.of(
          "null", "zero", "full", "random", "urandom", "tty", "nil", "ptmx", "fd", "stdin",
          "stdout", "stderr", "core", "pts/", "shm/", "mqueue/");

  private static final Set<String> FLAGS = Set.of("ro", "rw", "nosuid", "nodev", "noexec");

  private IsolationView() {}

  static String of(String seen) {
    String everything = hostBoundingSet();
    Stream<String> told =
        seen.lines()
            .filter(line -> !line.startsWith("node ") && !line.startsWith("mount "))
            .map(line -> line.replace(everything, "everything"));
    Stream<String> nodes =
        seen.lines()
            .filter(line -> line.startsWith("node ") && NODES.contains(line.split(" ", -1)[1]))
            .sorted();
    Stream<String> mounts =
        seen.lines().filter(line -> line.startsWith("mount ")).flatMap(IsolationView::mount);
    return Stream.of(told, nodes, mounts)
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Which of the kernel's files there are to hide, and which hierarchies, is the host's affair. */
  private static Stream<String> mount(String line) {
    String[] fields = line.split(" ", -1);
    String target = fields[2];
    boolean hosts =
        target.startsWith("/proc/")
            || target.startsWith("/sys/")
            || target.startsWith("/dev/mqueue");
    if (hosts) {
      return Stream.of();
    }
    String type = target.startsWith("/etc/") ? "bind" : fields[3];
    String options =
        Stream.of(fields[4].split(",", -1))
            .filter(option ->
                FLAGS.contains(option)
                    || !type.equals("bind") && option.matches("(size|mode|ptmxmode|gid)=.*"))
            .collect(Collectors.joining(","));
    return Stream.of("mount " + target + " " + type + " " + options);
  }

  private static String hostBoundingSet() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("CapBnd:"))
          .map(line -> line.substring("CapBnd:".length()).strip())
          .findFirst()
          .orElseThrow();
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }
}
