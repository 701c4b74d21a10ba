package darsena.engine.local.parts;

import darsena.container.ProcessIdentity;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.process.ProcessSignal;
import darsena.store.container.ProcessFacts;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.util.Optional;

/** Lets a monitor that waits look at once for what it is to do. */
public final class Waking {
  /** SIGUSR1: the monitor looks again. */
  private static final int LOOK = 10;

  private Waking() {}

  /** Wakes a container's monitor, if it has one. */
  public static void monitor(ContainerParts parts, StoredContainer container) {
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
}
