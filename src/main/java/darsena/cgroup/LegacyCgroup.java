package darsena.cgroup;

import darsena.cgroup.tree.CgroupFailure;
import darsena.cgroup.tree.CgroupFile;
import darsena.cgroup.tree.CgroupKernel;
import darsena.cgroup.tree.CgroupTree;
import darsena.container.Limits;
import darsena.container.isolation.DeviceRule;
import darsena.os.CgroupLayout;
import darsena.os.CgroupLayout.Hierarchy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container's cgroups on a host with version 1: a directory in each hierarchy. Where a tree of
 * version 2 is mounted beside them, the container is in that too: pausing and killing are better
 * there, limits stay with the controllers of version 1.
 */
final class LegacyCgroup implements ContainerCgroup {
  private static final String CPUS = "cpuset.cpus";
  private static final String NODES = "cpuset.mems";

  private final CgroupKernel kernel;
  private final CgroupLayout layout;
  private final String parent;
  private final String name;

  LegacyCgroup(CgroupKernel kernel, CgroupLayout layout, String parent, String name) {
    this.kernel = kernel;
    this.layout = layout;
    this.parent = parent;
    this.name = name;
  }

  @Override
  public List<String> create(Limits limits, List<DeviceRule> devices) {
    clear();
    boolean made = false;
    try {
      for (CgroupTree tree : trees()) {
        tree.make();
      }
      inheritProcessors();
      List<String> leftOut = update(Limits.unlimited(), limits);
      devices(devices);
      made = true;
      return leftOut;
    } catch (IOException refused) {
      throw CgroupFailure.of("make the cgroup", Path.of(parent, name), refused);
    } finally {
      if (!made) {
        removeWithParent();
      }
    }
  }

  /** A new cpuset is empty, and nobody can join an empty one. */
  private void inheritProcessors() throws IOException {
    Optional<Path> root = layout.legacy("cpuset").map(Hierarchy::mount);
    if (root.isEmpty()) {
      return;
    }
    for (String file : List.of(CPUS, NODES)) {
      String inherited = new CgroupFile(kernel, root.get(), file).text();
      for (Path directory : List.of(root.get().resolve(parent), below(root.get()))) {
        CgroupFile own = new CgroupFile(kernel, directory, file);
        if (own.text().isEmpty()) {
          own.write(inherited);
        }
        inherited = own.text();
      }
    }
  }

  @Override
  public List<String> update(Limits before, Limits now) {
    return LimitWrite.all(
        LimitPlan.legacy(before, now),
        (controller, file) -> directory(controller).map(one -> new CgroupFile(kernel, one, file)));
  }

  /** A new cgroup may what its parent may, so that only restrictions have to be said. */
  private void devices(List<DeviceRule> rules) {
    boolean filtered = layout.legacy("devices").isEmpty() && layout.unified().isPresent();
    if (rules.isEmpty() || rules.equals(List.of(DeviceRule.all(true))) || filtered) {
      return;
    }
    String action = "restrict the devices";
    for (DeviceRule rule : rules) {
      file("devices", rule.allow() ? "devices.allow" : "devices.deny", action)
          .write(rule.text(), action);
    }
  }

  @Override
  public List<Path> directories() {
    return roots().stream().map(this::below).toList();
  }

  @Override
  public Optional<Path> outOfMemoryEvents() {
    return directory("memory").map(one -> one.resolve("memory.oom_control"));
  }

  @Override
  public boolean exists() {
    return directories().stream().anyMatch(kernel::isCgroup);
  }

  @Override
  public CgroupUsage usage() {
    long memory = read("memory", "memory.usage_in_bytes").number();
    long droppable = read("memory", "memory.stat").keyed("total_inactive_file");
    String blocks = read("blkio", "blkio.throttle.io_service_bytes_recursive").textOrEmpty();
    return new CgroupUsage(
        read("cpuacct", "cpuacct.usage").number(),
        Math.max(0, memory - droppable),
        read("memory", "memory.limit_in_bytes").limit(),
        BlockCounters.legacySum(blocks, "Read"),
        BlockCounters.legacySum(blocks, "Write"),
        read("pids", "pids.current").number(),
        read("pids", "pids.max").limit());
  }

  @Override
  public List<Integer> members() {
    return tree().members();
  }

  @Override
  public void pause() {
    freezer().freeze();
  }

  @Override
  public void resume() {
    freezer().thaw();
  }

  @Override
  public boolean paused() {
    return freezer().frozen();
  }

  @Override
  public void killAll() {
    for (Path directory : directories().reversed()) {
      new Killer(kernel, new CgroupTree(kernel, directory), freezer()).killAll();
    }
  }

  @Override
  public void remove() {
    if (exists()) {
      removeWithParent();
    }
  }

  private void removeWithParent() {
    clear();
    trees().forEach(CgroupTree::removeParentIfEmpty);
  }

  private void clear() {
    killAll();
    trees().forEach(CgroupTree::remove);
  }

  private List<CgroupTree> trees() {
    return directories().stream().map(directory -> new CgroupTree(kernel, directory)).toList();
  }

  static String remedy(String controller) {
    return controller.equals("pids")
        ? "Use `--pids-limit -1`, or enable the controller on this host."
        : "Leave the limit out, or enable the controller on this host.";
  }

  private List<Path> roots() {
    List<Path> roots = new ArrayList<>();
    layout.legacy().stream().map(Hierarchy::mount).forEach(roots::add);
    layout.unified().ifPresent(roots::add);
    return roots;
  }

  private Path below(Path root) {
    return root.resolve(parent).resolve(name);
  }

  private Optional<Path> directory(String controller) {
    return layout.legacy(controller).map(Hierarchy::mount).map(this::below);
  }

  private CgroupFile file(String controller, String file, String action) {
    Path directory =
        directory(controller)
            .orElseThrow(() -> CgroupFailure.missing(action, controller, remedy(controller)));
    return new CgroupFile(kernel, directory, file);
  }

  /** A file to read; where there is no such controller, one that is never there. */
  private CgroupFile read(String controller, String file) {
    return new CgroupFile(kernel, directory(controller).orElse(below(Path.of("/nowhere"))), file);
  }

  /** Where its processes are counted: version 2's tree, or any hierarchy. */
  private CgroupTree tree() {
    Path root = layout.unified().orElse(layout.legacy().getFirst().mount());
    return new CgroupTree(kernel, below(root));
  }

  private Freezer freezer() {
    Optional<Path> unified = layout.unified().map(this::below);
    if (unified.isPresent()) {
      return new UnifiedFreezer(kernel, unified.get());
    }
    return directory("freezer")
        .<Freezer>map(one -> new LegacyFreezer(kernel, one))
        .orElseThrow(
            () -> CgroupFailure.missing("pause", "freezer", "Enable the controller on this host."));
  }
}
