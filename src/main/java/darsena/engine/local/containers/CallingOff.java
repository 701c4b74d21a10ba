package darsena.engine.local.containers;

import darsena.container.ContainerState;
import darsena.container.ProcessIdentity;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.state.Endings;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.process.ProcessSignal;
import darsena.store.container.ProcessFacts;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends the restarts of a container: a mark on disk, which its monitor looks for before each, and a
 * signal that lets it look at once.
 */
final class CallingOff {
  /** SIGUSR1: the monitor looks again. */
  private static final int LOOK = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(1);

  private final ContainerParts parts;

  CallingOff(ContainerParts parts) {
    this.parts = parts;
  }

  /** The container's state once nothing starts it any more; its program may still run. */
  ContainerState state(StoredContainer container) {
    if (hasPolicy(container)) {
      parts.records().markStopped(container);
    }
    ContainerState state = parts.states().state(container);
    if (!(state instanceof ContainerState.Restarting)) {
      return state;
    }
    wake(container);
    return awaitDecision(container);
  }

  /** Of a damaged record nothing is known: then it may have one. */
  private boolean hasPolicy(StoredContainer container) {
    try {
      return !parts.records().spec(container).restart().isNone();
    } catch (DarsenaException damaged) {
      if (damaged.kind() == ErrorKind.DAMAGED) {
        return true;
      }
      throw damaged;
    }
  }

  private void wake(StoredContainer container) {
    Optional<ProcessIdentity> monitor =
        parts.records().facts(container).process().map(ProcessFacts::monitor);
    try {
      if (monitor.isPresent()) {
        boolean _ = ProcessSignal.send(monitor.get().pid(), monitor.get().startTime(), LOOK);
      }
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot wake the monitor of `" + container.name() + "`: " + problem.getMessage(),
          "",
          problem);
    }
  }

  private ContainerState awaitDecision(StoredContainer container) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ContainerState state = parts.states().state(container);
    while (state instanceof ContainerState.Restarting && System.nanoTime() < end) {
      try {
        Thread.sleep(GLANCE);
      } catch (InterruptedException cancelled) {
        throw Endings.cancelled();
      }
      state = parts.states().state(container);
    }
    return state;
  }
}
