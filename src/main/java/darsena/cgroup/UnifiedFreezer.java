package darsena.cgroup;

import darsena.cgroup.tree.CgroupFailure;
import darsena.cgroup.tree.CgroupFile;
import darsena.cgroup.tree.CgroupKernel;
import darsena.cgroup.tree.Deadline;
import java.nio.file.Path;

/** The freezer of version 2: asked by cgroup.freeze, answered by cgroup.events. */
record UnifiedFreezer(CgroupKernel kernel, Path directory) implements Freezer {

  @Override
  public void freeze() {
    set("1");
    Deadline deadline = Deadline.in(Deadline.PATIENCE);
    while (!frozen()) {
      if (!deadline.pause()) {
        set("0");
        throw CgroupFailure.of(
            "cannot pause: a process did not stop within 10 seconds",
            "It may be stuck in the kernel, waiting for a device; try again.");
      }
    }
  }

  @Override
  public void ask() {
    if (new CgroupFile(kernel, directory, "cgroup.freeze").exists()) {
      set("1");
    }
  }

  @Override
  public void thaw() {
    set("0");
  }

  @Override
  public boolean asked() {
    return new CgroupFile(kernel, directory, "cgroup.freeze").number() == 1;
  }

  @Override
  public boolean frozen() {
    return new CgroupFile(kernel, directory, "cgroup.events").keyed("frozen") == 1;
  }

  private void set(String value) {
    String action = value.equals("1") ? "pause" : "resume";
    new CgroupFile(kernel, directory, "cgroup.freeze").write(value, action);
  }
}
