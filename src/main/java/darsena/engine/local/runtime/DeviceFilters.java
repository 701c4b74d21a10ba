package darsena.engine.local.runtime;

import darsena.cgroup.bundle.BundleCgroup;
import darsena.container.isolation.DeviceRule;
import darsena.os.CgroupLayout;
import darsena.runtime.LaunchStep;
import java.util.List;

/** What keeps devices from a container where no files of a cgroup do. */
final class DeviceFilters {
  private DeviceFilters() {}

  static List<LaunchStep> of(CgroupLayout layout, BundleCgroup cgroup, List<DeviceRule> rules) {
    return List.of();
  }
}
