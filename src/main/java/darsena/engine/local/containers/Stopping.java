package darsena.engine.local.containers;

import darsena.container.ContainerState;
import darsena.container.Lifecycle;
import darsena.container.Lifecycle.Action;
import darsena.container.Lifecycle.Verdict;
import darsena.container.ProcessIdentity;
import darsena.container.StopPolicy;
import darsena.engine.local.events.Herald;
import darsena.engine.local.parts.ContainerParts;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FileLock;
import darsena.os.process.ProcessSignal;
import darsena.os.process.Processes;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Signals, stops and removes containers, paused ones too. */
final class Stopping {
  private static final int SIGKILL = 9;
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

  private final ContainerParts parts;
  private final Hearing hearing;
  private final CallingOff callingOff;

  Stopping(ContainerParts parts) {
    this.parts = parts;
    this.hearing = new Hearing(Processes.ofHost(), parts.clock());
    this.callingOff = new CallingOff(parts);
  }

  /**
   * Asks it to end, and ends it when the time is over.
   *
   * @param signal empty for the container's own, as the time is
   */
  void stop(StoredContainer container, Optional<Integer> signal, Optional<Integer> timeoutSeconds) {
    Verdict verdict =
        signalStarted(
            container, Action.STOP, () -> signal.orElseGet(() -> policy(container).signal()), true);
    if (verdict == Verdict.DONE_ALREADY) {
      return;
    }
    int timeout = timeoutSeconds.orElseGet(() -> policy(container).timeoutSeconds());
    thaw(container, parts.states().state(container));
    Optional<Duration> patience =
        timeout < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(timeout));
    if (parts.endings().await(container, patience).isEmpty()) {
      end(container);
    }
    parts.herald().container(container, "stop");
    parts.bell().run();
  }

  private StopPolicy policy(StoredContainer container) {
    return parts.records().spec(container).stop();
  }

  /**
   * Sends a signal. After SIGKILL it waits for the end, as docker does. That, and the signal by
   * which it is stopped, also end its restarts.
   */
  void kill(StoredContainer container, int signal) {
    if (signal == SIGKILL) {
      Lifecycle.judge(Action.KILL, container.name(), parts.states().state(container));
      callingOff.state(container);
      end(container);
    } else {
      signalStarted(container, Action.KILL, () -> signal, signal == policy(container).signal());
    }
    parts.bell().run();
  }

  /** A start under way is waited for: what its process hears before it is the program is lost. */
  private Verdict signalStarted(
      StoredContainer container, Action action, IntSupplier signal, boolean forGood) {
    try (FileLock _ = parts.records().lock(container)) {
      ContainerState state = parts.states().state(container);
      Verdict verdict = Lifecycle.judge(action, container.name(), state);
      if (verdict == Verdict.PROCEED) {
        signal(container, forGood ? callingOff.state(container) : state, signal);
      }
      return verdict;
    } catch (IOException problem) {
      throw failed("send a signal to", container, problem);
    }
  }

  private void signal(StoredContainer container, ContainerState state, IntSupplier signal) {
    if (state instanceof ContainerState.Running(ProcessIdentity process, Instant since)) {
      hearing.await(process, since, signal.getAsInt());
    }
    signal(container, state, signal.getAsInt());
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
      parts.records().recordRemoval(container, remover());
      parts.cgroups().apply(container.id()).remove();
      // One that removes itself has told so.
      boolean removes = parts.records().exists(container);
      Herald.Known known = parts.herald().known(container);
      parts.records().remove(container);
      if (removes) {
        known.tell("destroy");
      }
    } catch (IOException problem) {
      throw failed("remove", container, problem);
    }
    parts.bell().run();
  }

  private static ProcessIdentity remover() {
    Processes processes = Processes.ofHost();
    int own = processes.own();
    return new ProcessIdentity(processes.bootId(), own, processes.startTime(own).orElse(0L));
  }

  private void bringToRest(StoredContainer container, boolean force) {
    ContainerState state = parts.states().state(container);
    if (force && state.alive()) {
      callingOff.state(container);
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
      case ContainerState.Created _,
          ContainerState.Exited _,
          ContainerState.Restarting _,
          ContainerState.Removing _,
          ContainerState.Dead _ -> {}
    }
  }

  private void send(StoredContainer container, ProcessIdentity process, int signal) {
    parts.herald().container(container, "kill", "signal", Integer.toString(signal));
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
