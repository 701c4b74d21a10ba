package darsena.engine.local.containers;

import darsena.cgroup.CgroupUsage;
import darsena.cgroup.ContainerCgroup;
import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.ProcessIdentity;
import darsena.container.policy.HealthReport;
import darsena.engine.container.ContainerDetails;
import darsena.engine.container.ContainerSummary;
import darsena.engine.container.Usage;
import darsena.engine.local.host.HostFacts;
import darsena.engine.local.host.NetworkCounters;
import darsena.engine.local.host.PressureFiles;
import darsena.engine.local.parts.ContainerParts;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.store.container.ExitFacts;
import darsena.store.container.RunFacts;
import darsena.store.container.StoredContainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told about containers. */
final class ContainerViews {
  private static final Digest NO_IMAGE = new Digest("sha256", "0".repeat(64));

  private final ContainerParts parts;

  ContainerViews(ContainerParts parts) {
    this.parts = parts;
  }

  /** All, newest first. One that is removed meanwhile is left out, a damaged one is named. */
  List<ContainerSummary> list() {
    List<ContainerSummary> list = new ArrayList<>();
    for (StoredContainer container : parts.records().all()) {
      try {
        list.add(summary(container));
      } catch (DarsenaException problem) {
        if (problem.kind() == ErrorKind.DAMAGED) {
          list.add(damaged(container));
        } else if (problem.kind() != ErrorKind.NOT_FOUND) {
          throw problem;
        }
      }
    }
    list.sort((one, other) -> other.created().compareTo(one.created()));
    return list;
  }

  private ContainerSummary summary(StoredContainer container) {
    ContainerSpec spec = parts.records().spec(container);
    RunFacts facts = parts.records().facts(container);
    return new ContainerSummary(
        container.id(),
        container.name(),
        spec.imageName(),
        spec.image(),
        spec.process().arguments(),
        spec.created(),
        parts.states().state(container, facts),
        spec.labels(),
        health(container, spec).map(HealthReport::status),
        facts.restarts());
  }

  private Optional<HealthReport> health(StoredContainer container, ContainerSpec spec) {
    return spec.health().isPresent() ? parts.records().health(container) : Optional.empty();
  }

  private ContainerSummary damaged(StoredContainer container) {
    return new ContainerSummary(
        container.id(),
        container.name(),
        "(damaged record)",
        NO_IMAGE,
        List.of(),
        Instant.ofEpochMilli(container.files().spec().toFile().lastModified()),
        parts.states().state(container),
        Map.of(),
        Optional.empty(),
        0);
  }

  ContainerDetails inspect(StoredContainer container) {
    ContainerSpec spec = parts.records().spec(container);
    // Read once, as the monitor may start the program again meanwhile.
    RunFacts facts = parts.records().facts(container);
    ContainerState state = parts.states().state(container, facts);
    boolean running = process(state).isPresent();
    return new ContainerDetails(
        spec,
        state,
        container.files().log().toString(),
        container.files().upper().toString(),
        facts.restarts(),
        health(container, spec),
        !running && facts.exit().map(ExitFacts::outOfMemory).orElse(false));
  }

  Optional<Usage> usage(StoredContainer container) {
    return process(parts.states().state(container))
        .flatMap(process -> usage(container, process.pid()));
  }

  private Optional<Usage> usage(StoredContainer container, int pid) {
    CgroupUsage used;
    ContainerCgroup cgroup = parts.cgroups().apply(container.id());
    try {
      used = cgroup.usage();
    } catch (DarsenaException endedMeanwhile) {
      return Optional.empty();
    }
    NetworkCounters network = NetworkCounters.of(pid);
    long limit = used.memoryLimit() < 0 ? HostFacts.memory() : used.memoryLimit();
    return Optional.of(
        new Usage(
            parts.clock().instant(),
            used.cpuNanos(),
            used.memory(),
            limit,
            network.received(),
            network.sent(),
            used.readBytes(),
            used.writtenBytes(),
            used.pids(),
            used.pidsLimit(),
            PressureFiles.in(cgroup.directories())));
  }

  /** The first process of a container that has one. */
  static Optional<ProcessIdentity> process(ContainerState state) {
    return switch (state) {
      case ContainerState.Running(ProcessIdentity process, var _) -> Optional.of(process);
      case ContainerState.Paused(ProcessIdentity process, var _) -> Optional.of(process);
      case ContainerState.Created _ -> Optional.empty();
      case ContainerState.Exited _ -> Optional.empty();
      case ContainerState.Restarting _ -> Optional.empty();
      case ContainerState.Removing _ -> Optional.empty();
      case ContainerState.Dead _ -> Optional.empty();
    };
  }
}
