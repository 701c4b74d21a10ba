package darsena.runtime.bundle.planning;

import darsena.runtime.BundleStep;
import darsena.runtime.LaunchStep;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.BundleLinux.BundleDevice;
import darsena.runtime.bundle.BundleMount;
import darsena.runtime.bundle.BundleMountOptions;
import darsena.runtime.bundle.BundleNamespace.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps that make a bundle's tree of files, up to the moment it becomes the root. */
final class BundleRoot {
  private static final String DEVICES = "/dev";

  private final Bundle bundle;
  private final HandoverFacts facts;
  private final List<LaunchStep> steps = new ArrayList<>();

  BundleRoot(Bundle bundle, HandoverFacts facts) {
    this.bundle = bundle;
    this.facts = facts;
  }

  List<LaunchStep> steps() {
    String root = facts.root().directory().toString();
    if (bundle.linux().makes(Kind.MOUNT)) {
      steps.add(new LaunchStep.RootPropagation(outsidePropagation()));
    }
    steps.add(new LaunchStep.BindRoot(root, root, 0));
    for (BundleMount mount : bundle.mounts()) {
      add(mount);
    }
    if (bundle.mounts().stream().noneMatch(BundleRoot::bringsDevices)) {
      devices();
    }
    bundle.mounts().forEach(this::sealDevices);
    return steps;
  }

  /**
   * What is shared may only stay so when the bundle wants it, for then the host sees our mounts.
   */
  private long outsidePropagation() {
    long wanted = bundle.linux().propagation();
    return (wanted & BundleMountOptions.SHARED) != 0
        ? BundleMountOptions.SHARED | BundleMountOptions.RECURSIVE
        : (wanted & BundleMountOptions.PRIVATE) != 0
            ? BundleMountOptions.PRIVATE | BundleMountOptions.RECURSIVE
            : BundleMountOptions.SLAVE | BundleMountOptions.RECURSIVE;
  }

  private void add(BundleMount mount) {
    BundleMountOptions options = BundleMountOptions.of(mount.options());
    if (mount.isBind()) {
      bind(mount, options);
    } else if (mount.type().equals("cgroup")) {
      steps.addAll(new BundleCgroupMount(bundle.linux(), facts.cgroups()).steps(mount, options));
      return;
    } else if (options.remount()) {
      attributes(mount, options.set(), options.clear(), false);
    } else {
      fileSystem(mount, options);
    }
    attributes(mount, options.setBelow(), options.clearBelow(), true);
    for (long propagation : options.propagations()) {
      steps.add(
          new BundleStep.MountAttributes(
              mount.destination(),
              0,
              0,
              (propagation & BundleMountOptions.RECURSIVE) != 0,
              propagation & ~BundleMountOptions.RECURSIVE));
    }
  }

  /** A bind has the attributes of what is bound, but for those that are asked for. */
  private void bind(BundleMount mount, BundleMountOptions options) {
    Path source = facts.bundle().resolve(mount.source());
    steps.add(
        new LaunchStep.Bind(
            source.toString(), mount.destination(), 0, options.recursive(), false, 0));
    attributes(mount, options.set(), options.clear(), false);
  }

  private void fileSystem(BundleMount mount, BundleMountOptions options) {
    boolean devices = mount.destination().equals(DEVICES);
    long set = devices ? options.set() & ~BundleMountOptions.READ_ONLY : options.set();
    if (options.filled()) {
      requireMemory(mount);
      steps.add(new BundleStep.FilledMount(mount.destination(), set, options.data()));
      return;
    }
    steps.add(
        new LaunchStep.Mount(
            mount.type(), mount.source(), mount.destination(), set, options.data()));
  }

  private static void requireMemory(BundleMount mount) {
    if (!mount.type().equals("tmpfs")) {
      throw new IllegalArgumentException("tmpcopyup is only for tmpfs, not " + mount.type());
    }
  }

  /** Its nodes had to be made first. */
  private void sealDevices(BundleMount mount) {
    BundleMountOptions options = BundleMountOptions.of(mount.options());
    if (mount.destination().equals(DEVICES)
        && !mount.isBind()
        && (options.set() & BundleMountOptions.READ_ONLY) != 0) {
      attributes(mount, BundleMountOptions.READ_ONLY, 0, false);
    }
  }

  private void attributes(BundleMount mount, long set, long clear, boolean recursive) {
    if (set != 0 || clear != 0) {
      steps.add(new BundleStep.MountAttributes(mount.destination(), set, clear, recursive, 0));
    }
  }

  private static boolean bringsDevices(BundleMount mount) {
    return mount.isBind() && Path.of(mount.destination()).normalize().equals(Path.of(DEVICES));
  }

  /** The specification's "Default Devices", unless the bundle says otherwise about one of them. */
  private void devices() {
    Map<String, BundleDevice> nodes = new LinkedHashMap<>();
    standard(nodes, "/dev/null", 1, 3);
    standard(nodes, "/dev/zero", 1, 5);
    standard(nodes, "/dev/full", 1, 7);
    standard(nodes, "/dev/random", 1, 8);
    standard(nodes, "/dev/urandom", 1, 9);
    standard(nodes, "/dev/tty", 5, 0);
    for (BundleDevice device : bundle.linux().devices()) {
      nodes.put(device.path(), device);
    }
    nodes.values().stream()
        // A terminal's is a link to the container's own devpts.
        .filter(device -> !device.path().equals("/dev/ptmx"))
        .forEach(this::node);
    link("pts/ptmx", "/dev/ptmx");
    link("/proc/self/fd", "/dev/fd");
    link("/proc/self/fd/0", "/dev/stdin");
    link("/proc/self/fd/1", "/dev/stdout");
    link("/proc/self/fd/2", "/dev/stderr");
    if (Files.exists(Path.of("/proc/kcore"))) {
      link("/proc/kcore", "/dev/core");
    }
  }

  private static void standard(Map<String, BundleDevice> nodes, String path, int major, int minor) {
    nodes.put(path, new BundleDevice(path, 'c', major, minor, 0666, 0, 0));
  }

  private void node(BundleDevice device) {
    steps.add(
        new BundleStep.OwnedDevice(
            device.path(),
            device.type(),
            device.major(),
            device.minor(),
            device.mode(),
            device.user(),
            device.group()));
  }

  private void link(String target, String path) {
    steps.add(new LaunchStep.Symlink(target, path));
  }
}
