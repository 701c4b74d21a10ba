package darsena.runtime.bundle.planning;

import darsena.os.CgroupLayout.Hierarchy;
import darsena.runtime.BundleStep;
import darsena.runtime.LaunchStep;
import darsena.runtime.bundle.BundleLinux;
import darsena.runtime.bundle.BundleMount;
import darsena.runtime.bundle.BundleMountOptions;
import darsena.runtime.bundle.BundleNamespace.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mount of type {@code cgroup} means: the container's own part of every hierarchy. In a
 * cgroup namespace of its own, a fresh mount shows that part; in the host's it is bound.
 */
final class BundleCgroupMount {
  private static final long NO_SYMLINK_TROUBLE = 0x2 | 0x4 | 0x8;

  private final boolean own;
  private final CgroupPlaces places;

  BundleCgroupMount(BundleLinux linux, CgroupPlaces places) {
    this.own = linux.makes(Kind.CGROUP);
    this.places = places;
  }

  List<LaunchStep> steps(BundleMount mount, BundleMountOptions options) {
    String at = mount.destination();
    List<LaunchStep> steps = new ArrayList<>();
    if (places.layout().legacy().isEmpty()) {
      places.layout().unified().ifPresent(unified -> unified(steps, unified, at, options.set()));
      return steps;
    }
    long writable = options.set() & ~BundleMountOptions.READ_ONLY;
    steps.add(
        new LaunchStep.Mount("tmpfs", "tmpfs", at, writable | NO_SYMLINK_TROUBLE, "mode=755"));
    for (Hierarchy hierarchy : places.layout().legacy()) {
      legacy(steps, hierarchy, at, options.set());
    }
    places
        .layout()
        .unified()
        .ifPresent(unified -> unified(steps, unified, at + "/unified", options.set()));
    if (writable != options.set()) {
      steps.add(new BundleStep.MountAttributes(at, BundleMountOptions.READ_ONLY, 0, false, 0));
    }
    return steps;
  }

  private void unified(List<LaunchStep> steps, Path mount, String at, long flags) {
    if (own) {
      steps.add(new LaunchStep.Mount("cgroup2", "cgroup", at, flags, ""));
      return;
    }
    bind(steps, places.below(mount), at, flags);
  }

  private void legacy(List<LaunchStep> steps, Hierarchy hierarchy, String root, long flags) {
    String names = String.join(",", hierarchy.controllers());
    String directory = names.startsWith("name=") ? names.substring("name=".length()) : names;
    String at = root + "/" + directory;
    if (own) {
      steps.add(new LaunchStep.Mount("cgroup", "cgroup", at, flags, names));
    } else {
      bind(steps, places.below(hierarchy.mount()), at, flags);
    }
    if (directory.contains(",")) {
      for (String controller : directory.split(",", -1)) {
        steps.add(new LaunchStep.Symlink(directory, root + "/" + controller));
      }
    }
  }

  private static void bind(List<LaunchStep> steps, Path source, String at, long flags) {
    steps.add(
        new LaunchStep.Bind(source.toString(), at, flags | NO_SYMLINK_TROUBLE, false, false, 0));
  }
}
