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
  private static final List<String> CONTROLLERS = List.of("cpu", "memory", "pids", "io");

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
  public void create(Limits limits, List<DeviceRule> devices) {
    clear();
    boolean made = false;
    try {
      tree.make();
      delegate(root);
      delegate(parent);
      limit(limits);
      made = true;
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

  private void limit(Limits limits) {
    if (limits.memory() > 0) {
      set("memory", "memory.max", limits.memory(), "limit the memory");
      CgroupFile swap = new CgroupFile(kernel, directory, "memory.swap.max");
      if (swap.exists()) {
        // As much swap again as memory, docker's default.
        swap.write(Long.toString(limits.memory()), "limit the swap");
      }
    }
    if (limits.nanoCpus() > 0) {
      String quota = CpuLimit.quota(limits.nanoCpus()) + " " + CpuLimit.PERIOD;
      set("cpu", "cpu.max", quota, "limit the processors");
    }
    if (limits.cpuShares() > 0) {
      set("cpu", "cpu.weight", CpuLimit.weight(limits.cpuShares()), "weigh the processors");
    }
    if (limits.pids() > 0) {
      set("pids", "pids.max", limits.pids(), "limit the number of processes");
    }
  }

  private void set(String controller, String name, Object value, String action) {
    CgroupFile file = new CgroupFile(kernel, directory, name);
    if (!file.exists()) {
      throw CgroupFailure.missing(action, controller, LegacyCgroup.remedy(controller));
    }
    file.write(value.toString(), action);
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
