package darsena.engine.local.host;

import darsena.container.ContainerState;
import darsena.engine.HostReport;
import darsena.engine.Settings;
import darsena.engine.Version;
import darsena.engine.container.ContainerSummary;
import darsena.os.CgroupLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects what {@code info} tells. */
public final class HostReporting {
  private final Settings settings;

  /** Reports on the machine with these settings. */
  public HostReporting(Settings settings) {
    this.settings = settings;
  }

  /** What there is, with this many images and these containers. */
  public HostReport report(List<ContainerSummary> containers, int images) {
    int running = count(containers, state -> state instanceof ContainerState.Running);
    int paused = count(containers, state -> state instanceof ContainerState.Paused);
    return new HostReport(
        Version.CURRENT,
        settings.root().toString(),
        settings.runRoot().toString(),
        HostFacts.kernel(),
        HostFacts.operatingSystem(),
        machine(System.getProperty("os.arch", "")),
        Runtime.getRuntime().availableProcessors(),
        HostFacts.memory(),
        HostFacts.nodeName(),
        cgroupVersion(),
        containers.size(),
        running,
        paused,
        containers.size() - running - paused,
        images,
        missing());
  }

  /** As uname tells it, which docker shows; the JDK has a name of its own for one of them. */
  static String machine(String jdkName) {
    return jdkName.equals("amd64") ? "x86_64" : jdkName;
  }

  private static int count(List<ContainerSummary> containers, Predicate<ContainerState> which) {
    return (int) containers.stream().map(ContainerSummary::state).filter(which).count();
  }

  private static String cgroupVersion() {
    try {
      return CgroupLayout.read(Path.of("/proc")).version();
    } catch (IOException unreadable) {
      return "none";
    }
  }

  private static List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String namespace : List.of("cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts")) {
      if (!Files.exists(Path.of("/proc/self/ns", namespace))) {
        missing.add("The kernel has no " + namespace + " namespaces.");
      }
    }
    if (!HostFacts.text("/proc/filesystems").contains("overlay")) {
      missing.add("The kernel does not offer the overlay file system (or has not loaded it).");
    }
    if (!Files.exists(Path.of("/proc/sys/kernel/seccomp"))) {
      missing.add("The kernel has no system call filters (seccomp).");
    }
    return missing;
  }
}
