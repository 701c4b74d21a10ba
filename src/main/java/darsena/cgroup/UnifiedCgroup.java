package darsena.cgroup;

import darsena.cgroup.tree.CgroupFailure;
import darsena.cgroup.tree.CgroupFile;
import darsena.cgroup.tree.CgroupKernel;
import darsena.cgroup.tree.CgroupTree;
import darsena.container.Limits;
import darsena.container.isolation.DeviceRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A container's cgroup on a host that has version 2 only. */
final class UnifiedCgroup implements ContainerCgroup {
  private static final List<String> CONTROLLERS = List.of("cpu", "cpuset", "memory", "pids", "io");

  private final CgroupKernel kernel;
  private final Path root;
  private final Path parent;
  private final Path directory;
  private final CgroupTree tree;
  private final Freezer freezer;

  UnifiedCgroup(CgroupKernel kernel, Path root, String parent, String name) {
    this.kernel = kernel;
    this.root = root;
    this.parent = root.resolve(parent);
    this.directory = this.parent.resolve(name);
    this.tree = new CgroupTree(kernel, directory);
    this.freezer = new UnifiedFreezer(kernel, directory);
  }

  @Override
  public List<String> create(Limits limits, List<DeviceRule> devices) {
    clear();
    boolean made = false;
    try {
      tree.make();
      delegate(root);
      delegate(parent);
      List<String> leftOut = update(Limits.unlimited(), limits);
      made = true;
      return leftOut;
    } catch (IOException refused) {
      throw CgroupFailure.of("make the cgroup", directory, refused);
    } finally {
      if (!made) {
        removeWithParent();
      }
    }
  }

  /** Hands on each controller that is there; what a limit needs and misses is found later. */
  private void delegate(Path cgroup) throws IOException {
    List<String> offered =
        List.of(new CgroupFile(kernel, cgroup, "cgroup.controllers").text().split(" ", -1));
    CgroupFile handedOn = new CgroupFile(kernel, cgroup, "cgroup.subtree_control");
    List<String> already = List.of(handedOn.text().split(" ", -1));
    for (String controller : CONTROLLERS) {
      if (offered.contains(controller) && !already.contains(controller)) {
        handedOn.write("+" + controller);
      }
    }
  }

  @Override
  public List<String> update(Limits before, Limits now) {
    return LimitWrite.all(
        LimitPlan.unified(before, now),
        (_, file) -> Optional.of(new CgroupFile(kernel, directory, file)));
  }

  @Override
  public List<Path> directories() {
    return List.of(directory);
  }

  @Override
  public Optional<Path> outOfMemoryEvents() {
    Path events = directory.resolve("memory.events");
    return kernel.isFile(events) ? Optional.of(events) : Optional.empty();
  }

  @Override
  public boolean exists() {
    return tree.exists();
  }

  @Override
  public CgroupUsage usage() {
    CgroupFile stat = new CgroupFile(kernel, directory, "memory.stat");
    long memory = new CgroupFile(kernel, directory, "memory.current").number();
    String blocks = new CgroupFile(kernel, directory, "io.stat").textOrEmpty();
    return new CgroupUsage(
        new CgroupFile(kernel, directory, "cpu.stat").keyed("usage_usec") * 1_000,
        Math.max(0, memory - stat.keyed("inactive_file")),
        new CgroupFile(kernel, directory, "memory.max").limit(),
        BlockCounters.sum(blocks, "rbytes="),
        BlockCounters.sum(blocks, "wbytes="),
        new CgroupFile(kernel, directory, "pids.current").number(),
        new CgroupFile(kernel, directory, "pids.max").limit());
  }

  @Override
  public List<Integer> members() {
    return tree.members();
  }

  @Override
  public void pause() {
    freezer.freeze();
  }

  @Override
  public void resume() {
    freezer.thaw();
  }

  @Override
  public boolean paused() {
    return freezer.frozen();
  }

  @Override
  public void killAll() {
    new Killer(kernel, tree, freezer).killAll();
  }

  @Override
  public void remove() {
    if (exists()) {
      removeWithParent();
    }
  }

  private void removeWithParent() {
    clear();
    tree.removeParentIfEmpty();
  }

  private void clear() {
    killAll();
    tree.remove();
  }
}
