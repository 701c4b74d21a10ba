package darsena.engine.local.state;

import darsena.cgroup.ContainerCgroup;
import darsena.container.ContainerId;
import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.container.ProcessIdentity;
import darsena.os.process.Processes;
import darsena.store.container.ContainerRecords;
import darsena.store.container.ExitFacts;
import darsena.store.container.ProcessFacts;
import darsena.store.container.RunFacts;
import darsena.store.container.StoredContainer;
import java.util.Optional;
import java.util.function.Function;

/**
 * Derives what a container is doing from facts that have one writer each: the monitor's files,
 * /proc, and the freezer. Nothing is remembered, so nothing can be out of date.
 */
public final class StateReader {
  private final ContainerRecords records;
  private final Processes processes;
  private final Function<ContainerId, ContainerCgroup> cgroups;

  /** Reads the states of a store's containers. */
  public StateReader(
      ContainerRecords records,
      Processes processes,
      Function<ContainerId, ContainerCgroup> cgroups) {
    this.records = records;
    this.processes = processes;
    this.cgroups = cgroups;
  }

  /** What it is doing now. */
  public ContainerState state(StoredContainer container) {
    return state(container, records.facts(container));
  }

  /** The same, by facts that have just been read. */
  public ContainerState state(StoredContainer container, RunFacts facts) {
    if (facts.process().isEmpty() || over(facts, facts.process().get())) {
      return awaitsRestart(facts) ? restarting(facts.exit().orElseThrow()) : resting(facts);
    }
    ProcessFacts process = facts.process().get();
    if (alive(process.process())) {
      boolean paused = cgroups.apply(container.id()).paused();
      return paused
          ? new ContainerState.Paused(process.process(), process.started())
          : new ContainerState.Running(process.process(), process.started());
    }
    if (alive(process.monitor())) {
      // It has ended, and its monitor is about to say how.
      return new ContainerState.Running(process.process(), process.started());
    }
    // Read again: the monitor may have written and left between the first look and now.
    return abandoned(records.facts(container), process);
  }

  /** Whether the process is there, and no other has its number. */
  boolean alive(ProcessIdentity process) {
    return process.bootId().equals(processes.bootId())
        && processes.startTime(process.pid()).equals(Optional.of(process.startTime()));
  }

  private static boolean over(RunFacts facts, ProcessFacts process) {
    return facts.failure().isPresent()
        || facts.exit().map(exit -> exit.started().equals(process.started())).orElse(false);
  }

  private ContainerState abandoned(RunFacts facts, ProcessFacts process) {
    return over(facts, process)
        ? resting(facts)
        : new ContainerState.Exited(new ExitStatus.Unknown(), process.started(), process.started());
  }

  /** Without its monitor, it is only a container that has ended. */
  private boolean awaitsRestart(RunFacts facts) {
    return facts.failure().isEmpty()
        && facts.exit().map(ExitFacts::restarting).orElse(false)
        && facts.process().map(process -> alive(process.monitor())).orElse(false);
  }

  private static ContainerState restarting(ExitFacts exit) {
    return new ContainerState.Restarting(exit.status(), exit.started(), exit.finished());
  }

  private ContainerState resting(RunFacts facts) {
    if (facts.remover().isPresent()) {
      return alive(facts.remover().get())
          ? new ContainerState.Removing()
          : new ContainerState.Dead();
    }
    if (facts.failure().isPresent()) {
      return new ContainerState.Exited(
          facts.failure().get().status(), facts.failure().get().at(), facts.failure().get().at());
    }
    return facts.exit().map(StateReader::exited).orElseGet(ContainerState.Created::new);
  }

  private static ContainerState exited(ExitFacts exit) {
    return new ContainerState.Exited(exit.status(), exit.started(), exit.finished());
  }
}
