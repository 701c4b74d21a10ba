package darsena.cgroup.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One cgroup of a {@link FakeCgroupKernel}. */
final class FakeCgroup {
  private static final Map<String, Map<String, String>> UNIFIED_FILES =
      Map.of(
          "cpu", Map.of("cpu.max", "max 100000", "cpu.weight", "100"),
          "memory", Map.of("memory.max", "max", "memory.swap.max", "max", "memory.events", ""),
          "pids", Map.of("pids.max", "max", "pids.current", "0"),
          "io", Map.of("io.stat", ""));
  private static final Map<String, Map<String, String>> LEGACY_FILES =
      Map.of(
          "cpu", Map.of("cpu.cfs_quota_us", "-1", "cpu.cfs_period_us", "100000", "cpu.shares", "1"),
          "memory",
              Map.of(
                  "memory.limit_in_bytes", "9223372036854771712",
                  "memory.memsw.limit_in_bytes", "9223372036854771712"),
          "pids", Map.of("pids.max", "max"),
          "devices", Map.of("devices.allow", "", "devices.deny", ""),
          "freezer", Map.of("freezer.state", "THAWED"),
          "cpuset", Map.of("cpuset.cpus", "", "cpuset.mems", ""));

  final Map<String, String> files = new TreeMap<>();
  final List<Integer> members = new ArrayList<>();
  final List<Integer> doomed = new ArrayList<>();
  final List<Integer> dying = new ArrayList<>();
  List<String> controllers = List.of();
  boolean unified;
  int untilFrozen;

  void makeUnifiedFiles() {
    controllers.forEach(one -> files.putAll(UNIFIED_FILES.getOrDefault(one, Map.of())));
    files.put("cgroup.controllers", String.join(" ", controllers));
    files.put("cgroup.subtree_control", "");
    files.put("cgroup.freeze", "0");
    files.put("cgroup.events", "");
    files.put("cgroup.kill", "");
    files.put("cgroup.procs", "");
  }

  void makeLegacyFiles() {
    controllers.forEach(one -> files.putAll(LEGACY_FILES.getOrDefault(one, Map.of())));
    files.put("cgroup.procs", "");
  }

  void addUnifiedFiles(String controller) {
    UNIFIED_FILES.getOrDefault(controller, Map.of()).forEach(files::putIfAbsent);
  }
}
