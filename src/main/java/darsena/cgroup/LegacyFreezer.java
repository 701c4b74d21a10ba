package darsena.cgroup;

import darsena.cgroup.tree.CgroupFailure;
import darsena.cgroup.tree.CgroupFile;
import darsena.cgroup.tree.CgroupKernel;
import darsena.cgroup.tree.Deadline;
import java.nio.file.Path;

/**
 * The freezer of version 1: freezer.state is asked and answers. It can stay FREEZING for ever when
 * a process forks while it is being frozen; to ask again helps, and so does to let go in between
 * (runc found out, and does the same).
 */
record LegacyFreezer(CgroupKernel kernel, Path directory) implements Freezer {
  private static final String FROZEN = "FROZEN";
  private static final String THAWED = "THAWED";
  private static final int TRIES_BETWEEN_THAWS = 25;

  @Override
  public void freeze() {
    Deadline deadline = Deadline.in(Deadline.PATIENCE);
    for (int tries = 1; true; tries++) {
      set(FROZEN, "pause");
      if (frozen()) {
        return;
      }
      if (!deadline.pause()) {
        set(THAWED, "resume");
        throw CgroupFailure.of(
            "cannot pause: a process did not stop within 10 seconds",
            "It may be stuck in the kernel, waiting for a device; try again.");
      }
      if (tries % TRIES_BETWEEN_THAWS == 0 && !frozen()) {
        set(THAWED, "pause");
      }
    }
  }

  @Override
  public void ask() {
    if (!state().isEmpty()) {
      set(FROZEN, "pause");
    }
  }

  @Override
  public void thaw() {
    set(THAWED, "resume");
  }

  @Override
  public boolean asked() {
    return !state().isEmpty() && !state().equals(THAWED);
  }

  @Override
  public boolean frozen() {
    return state().equals(FROZEN);
  }

  private String state() {
    return new CgroupFile(kernel, directory, "freezer.state").textOrEmpty();
  }

  private void set(String state, String action) {
    new CgroupFile(kernel, directory, "freezer.state").write(state, action);
  }
}
