package darsena.runtime.planning;

import darsena.runtime.LaunchPaths;
import darsena.runtime.LaunchStep;
import darsena.runtime.config.DeviceNode;
import darsena.runtime.config.MountConfiguration;
import darsena.runtime.config.MountOptions;
import darsena.runtime.config.RuntimeConfiguration;
import java.util.ArrayList;
import java.util.List;

/** The steps that make a container's tree of files, up to the moment it becomes the root. */
final class RootSteps {
  private static final String DEVICES = "/dev";
  private static final String CGROUPS = "/sys/fs/cgroup";

  private final RuntimeConfiguration wanted;
  private final LaunchPaths paths;
  private final boolean kernelCore;
  private final List<LaunchStep> steps = new ArrayList<>();

  /**
   * @param kernelCore whether there is a /proc/kcore to link to
   */
  RootSteps(RuntimeConfiguration wanted, LaunchPaths paths, boolean kernelCore) {
    this.wanted = wanted;
    this.paths = paths;
    this.kernelCore = kernelCore;
  }

  List<LaunchStep> steps() {
    steps.add(new LaunchStep.RootPropagation(MountOptions.SLAVE | MountOptions.RECURSIVE));
    steps.add(root());
    for (MountConfiguration mount : wanted.mounts()) {
      steps.add(mount.isBind() ? bind(mount) : fileSystem(mount));
      if (isTemporary(mount, DEVICES)) {
        devices();
      }
      link(mount);
    }
    return steps;
  }

  /** Only a privileged container may use device nodes outside /dev. */
  private LaunchStep root() {
    List<String> lowers = new ArrayList<>();
    lowers.add(paths.initLayer().toString());
    paths.layers().reversed().forEach(layer -> lowers.add(layer.toString()));
    return new LaunchStep.OverlayRoot(
        paths.rootMount().toString(),
        lowers,
        paths.upper().toString(),
        paths.work().toString(),
        wanted.root().deviceNodes() ? 0 : MountOptions.NO_DEVICES);
  }

  private static LaunchStep fileSystem(MountConfiguration mount) {
    MountOptions options = MountOptions.of(mount.options());
    return new LaunchStep.Mount(
        mount.type(), mount.source(), mount.destination(), options.flags(), options.data());
  }

  private static LaunchStep bind(MountConfiguration mount) {
    MountOptions options = MountOptions.of(mount.options());
    return new LaunchStep.Bind(
        mount.source(),
        mount.destination(),
        options.flags(),
        options.recursive(),
        options.recursiveReadOnly(),
        options.propagation());
  }

  /** A /dev of the container's own is empty at first; one that was asked for is left as it is. */
  private void devices() {
    wanted.linux().devices().stream().map(RootSteps::node).forEach(steps::add);
    symlink("pts/ptmx", "/dev/ptmx");
    symlink("/proc/self/fd", "/dev/fd");
    symlink("/proc/self/fd/0", "/dev/stdin");
    symlink("/proc/self/fd/1", "/dev/stdout");
    symlink("/proc/self/fd/2", "/dev/stderr");
    if (kernelCore) {
      symlink("/proc/kcore", "/dev/core");
    }
  }

  private static LaunchStep node(DeviceNode node) {
    return new LaunchStep.Device(
        node.path(),
        node.type(),
        node.major(),
        node.minor(),
        node.mode(),
        node.user(),
        node.group());
  }

  /** Controllers mounted together are found under each one's name too. */
  private void link(MountConfiguration mount) {
    String directory = mount.destination().substring(mount.destination().lastIndexOf('/') + 1);
    if (mount.type().equals("cgroup") && directory.contains(",")) {
      for (String controller : directory.split(",", -1)) {
        symlink(directory, CGROUPS + "/" + controller);
      }
    }
  }

  private void symlink(String target, String path) {
    steps.add(new LaunchStep.Symlink(target, path));
  }

  private static boolean isTemporary(MountConfiguration mount, String destination) {
    return mount.type().equals("tmpfs") && mount.destination().equals(destination);
  }
}
