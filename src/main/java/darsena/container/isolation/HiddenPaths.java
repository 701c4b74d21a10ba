package darsena.container.isolation;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * Paths that tell about the host or change it: what docker hides and what podman hides, together.
 */
public record HiddenPaths(List<String> masked, List<String> readOnly) {
  private static final List<String> MASKED =
      List.of(
          "/proc/acpi",
          "/proc/asound",
          "/proc/interrupts",
          "/proc/kcore",
          "/proc/keys",
          "/proc/latency_stats",
          "/proc/sched_debug",
          "/proc/scsi",
          "/proc/timer_list",
          "/proc/timer_stats",
          "/sys/dev/block",
          "/sys/devices/system/cpu/cpu*/thermal_throttle",
          "/sys/devices/virtual/powercap",
          "/sys/firmware",
          "/sys/fs/selinux");

  /** /proc/asound is read-only for podman, masked for docker: masked says more. */
  private static final List<String> READ_ONLY =
      List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

  /** Copies the lists. */
  public HiddenPaths {
    masked = List.copyOf(masked);
    readOnly = List.copyOf(readOnly);
  }

  /** Those of a container with these rights; privileges open all but what it asks to hide. */
  public static HiddenPaths of(Security security) {
    List<String> more = security.maskedPaths().stream().map(HiddenPaths::checked).toList();
    List<String> open = security.unmaskedPaths();
    if (security.privileged() || open.contains(Security.EVERY_PATH)) {
      return new HiddenPaths(more, List.of());
    }
    List<String> masked =
        Stream.concat(without(MASKED, open), more.stream()).distinct().sorted().toList();
    return new HiddenPaths(masked, without(READ_ONLY, open).toList());
  }

  private static Stream<String> without(List<String> paths, List<String> open) {
    if (open.isEmpty()) {
      return paths.stream();
    }
    List<PathMatcher> matchers =
        open.stream()
            .map(one -> FileSystems.getDefault().getPathMatcher("glob:" + checked(one)))
            .toList();
    return paths.stream()
        .filter(path -> matchers.stream().noneMatch(one -> one.matches(Path.of(path))));
  }

  private static String checked(String path) {
    if (!path.startsWith("/")) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot hide or show `" + path + "`: it is not an absolute path",
          "Several paths have colons between them.");
    }
    return path;
  }
}
