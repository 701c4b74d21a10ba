package darsena.engine.local.runtime;

import darsena.cgroup.bundle.BundleCgroup;
import darsena.container.isolation.DeviceRule;
import darsena.os.CgroupLayout;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import darsena.runtime.planning.DeviceProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What keeps devices from a container where no files of a cgroup do. */
final class DeviceFilters {
  private DeviceFilters() {}

  static List<LaunchStep> of(CgroupLayout layout, BundleCgroup cgroup, List<DeviceRule> rules) {
    Optional<Path> unified = layout.unified();
    if (layout.legacy("devices").isPresent() || unified.isEmpty()) {
      return List.of();
    }
    Path directory = Objects.requireNonNull(cgroup.directories().get(unified.get()));
    return List.of(
        new MonitorStep.DeviceFilter(directory.toString(), List.of(DeviceProgram.of(rules))));
  }
}
