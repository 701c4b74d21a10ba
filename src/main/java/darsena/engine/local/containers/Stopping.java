package darsena.engine.local.containers;

import darsena.container.ContainerState;
import darsena.container.Lifecycle;
import darsena.container.Lifecycle.Action;
import darsena.container.Lifecycle.Verdict;
import darsena.container.ProcessIdentity;
import darsena.container.StopPolicy;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FileLock;
import darsena.os.process.ProcessSignal;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Signals, stops and removes containers, paused ones too. */
final class Stopping {
  private static final int SIGKILL = 9;
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

  private final ContainerParts parts;

  Stopping(ContainerParts parts) {
    this.parts = parts;
  }

  /** Asks it to end, and ends it when the time is over. */
  void stop(StoredContainer container, Optional<Integer> timeoutSeconds) {
    ContainerState state = parts.states().state(container);
    if (Lifecycle.judge(Action.STOP, container.name(), state) == Verdict.DONE_ALREADY) {
      return;
    }
    StopPolicy policy = parts.records().spec(container).stop();
    int timeout = timeoutSeconds.orElse(policy.timeoutSeconds());
    signal(container, state, policy.signal());
    thaw(container, state);
    Optional<Duration> patience =
        timeout < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(timeout));
    if (parts.endings().await(container, patience).isEmpty()) {
      end(container);
    }
    parts.bell().run();
  }

  /** Sends a signal. After SIGKILL it waits for the end, as docker does. */
  void kill(StoredContainer container, int signal) {
    ContainerState state = parts.states().state(container);
    Lifecycle.judge(Action.KILL, container.name(), state);
    if (signal == SIGKILL) {
      end(container);
    } else {
      signal(container, state, signal);
    }
    parts.bell().run();
  }

  /** Removes it and everything of it. */
  void remove(StoredContainer container, boolean force) {
    try (FileLock _ = parts.records().lock(container)) {
      try {
        bringToRest(container, force);
      } catch (DarsenaException damaged) {
        if (!force || damaged.kind() != ErrorKind.DAMAGED) {
          throw damaged;
        }
        // What its files no longer tell, its cgroup still does: whatever is inside ends now.
      }
      parts.cgroups().apply(container.id()).remove();
      parts.records().remove(container);
    } catch (IOException problem) {
      throw failed("remove", container, problem);
    }
    parts.bell().run();
  }

  private void bringToRest(StoredContainer container, boolean force) {
    ContainerState state = parts.states().state(container);
    if (force && state.alive()) {
      end(container);
    } else {
      Lifecycle.judge(Action.REMOVE, container.name(), state);
    }
    if (parts.records().exists(container)) {
      parts.endings().awaitMonitorGone(container);
    }
  }

  /** Kills its first process, and with it, by the kernel's rule, all others. */
  private void end(StoredContainer container) {
    ContainerState state = parts.states().state(container);
    signal(container, state, SIGKILL);
    thaw(container, state);
    if (parts.endings().await(container, Optional.of(KILL_PATIENCE)).isEmpty()) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot end `" + container.name() + "`: the kernel has not killed it within 10 seconds",
          "A process of it may wait for a device or a network file system.");
    }
  }

  private void signal(StoredContainer container, ContainerState state, int signal) {
    switch (state) {
      case ContainerState.Running(ProcessIdentity process, var _) ->
          send(container, process, signal);
      case ContainerState.Paused(ProcessIdentity process, var _) ->
          send(container, process, signal);
      case ContainerState.Created _ -> {}
      case ContainerState.Exited _ -> {}
    }
  }

  private static void send(StoredContainer container, ProcessIdentity process, int signal) {
    try {
      boolean _ = ProcessSignal.send(process.pid(), process.startTime(), signal);
    } catch (IOException problem) {
      throw failed("send a signal to", container, problem);
    }
  }

  /** A frozen process dies only when it is let go. */
  private void thaw(StoredContainer container, ContainerState state) {
    if (state instanceof ContainerState.Paused) {
      parts.cgroups().apply(container.id()).resume();
    }
  }

  private static DarsenaException failed(
      String action, StoredContainer container, IOException problem) {
    return new DarsenaException(
        ErrorKind.FAILED,
        "cannot " + action + " `" + container.name() + "`: " + problem.getMessage(),
        "",
        problem);
  }
}
