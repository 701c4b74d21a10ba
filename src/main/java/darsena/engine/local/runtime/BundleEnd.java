package darsena.engine.local.runtime;

import darsena.cgroup.ContainerCgroup;
import darsena.container.ProcessIdentity;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.BundleState.Status;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.process.Processes;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.HookStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Signals to containers, and what is done when they have ended. */
final class BundleEnd {
  private static final int SIGKILL = 9;
  private static final long LOOK = 5_000_000;
  private static final int LOOKS = 2000;

  private final BundleParts parts;

  BundleEnd(BundleParts parts) {
    this.parts = parts;
  }

  void kill(String id, int signal, boolean all) {
    BundleState state = parts.state(id);
    if (all) {
      signalAll(parts.cgroup(id).control(), signal);
      return;
    }
    if (state.status() == Status.STOPPED) {
      throw RuntimeFailure.conflict("container not running");
    }
    signal(List.of(parts.files(id).read().process()), signal);
  }

  private void signalAll(ContainerCgroup cgroup, int signal) {
    if (!cgroup.exists()) {
      return;
    }
    if (signal == SIGKILL) {
      cgroup.killAll();
      return;
    }
    Processes host = Processes.ofHost();
    List<ProcessIdentity> members = new ArrayList<>();
    for (int pid : cgroup.members()) {
      host.startTime(pid).ifPresent(start -> members.add(new ProcessIdentity("", pid, start)));
    }
    signal(members, signal);
  }

  /** By the helper, which knows a process by its start time and needs no library. */
  void signal(List<ProcessIdentity> processes, int signal) {
    List<String> words = new ArrayList<>(List.of(Integer.toString(signal)));
    for (ProcessIdentity one : processes) {
      words.add(Integer.toString(one.pid()));
      words.add(Long.toString(one.startTime()));
    }
    try {
      int status =
          new ProcessBuilder(parts.helper().command("signal", words))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (status != 0) {
        throw RuntimeFailure.conflict("container not running");
      }
    } catch (IOException refused) {
      throw RuntimeFailure.failed("cannot send a signal: " + refused.getMessage(), refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DarsenaException(ErrorKind.CANCELLED, "interrupted", "", stopped);
    }
  }

  void delete(String id, boolean force) {
    BundleFiles files = parts.files(id);
    BundleState state;
    try {
      state = parts.state(id);
    } catch (DarsenaException missing) {
      if (!force || missing.kind() == ErrorKind.INVALID) {
        throw missing;
      }
      // Half a container, of a creation that was killed.
      discard(id, files);
      return;
    }
    if (state.status() != Status.STOPPED) {
      if (!force) {
        throw RuntimeFailure.conflict(
            "cannot delete container " + id + " that is not stopped: " + state.status().word());
      }
      stop(id, files.read().process());
    }
    Bundle bundle = parts.bundle(id);
    discard(id, files);
    poststop(bundle, state);
  }

  private void stop(String id, ProcessIdentity process) {
    parts.cgroup(id).control().killAll();
    for (int look = 0; BundleParts.lives(process); look++) {
      if (look == LOOKS) {
        throw RuntimeFailure.conflict("container init still running");
      }
      if (look == 0) {
        signalQuietly(process);
      }
      LockSupport.parkNanos(LOOK);
    }
  }

  private void signalQuietly(ProcessIdentity process) {
    try {
      signal(List.of(process), SIGKILL);
    } catch (DarsenaException ended) {
      // As it should.
    }
  }

  private void discard(String id, BundleFiles files) {
    parts.removeCgroup(id);
    files.remove();
  }

  private void poststop(Bundle bundle, BundleState state) {
    new Hooks(parts.helper())
        .runAll(bundle, HookStage.POSTSTOP, state.in(Status.STOPPED).with(0), parts.warnings());
  }
}
