package darsena.engine.local.containers;

import darsena.container.ContainerState;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.parts.Waking;
import darsena.engine.local.state.Endings;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.store.container.StoredContainer;
import java.time.Duration;

/**
 * Ends the restarts of a container: a mark on disk, which its monitor looks for before each, and a
 * signal that lets it look at once.
 */
final class CallingOff {
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
    Waking.monitor(parts, container);
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
