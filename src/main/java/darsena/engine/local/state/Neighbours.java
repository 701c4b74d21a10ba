package darsena.engine.local.state;

import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.NetworkMode;
import darsena.container.ProcessIdentity;
import darsena.container.isolation.IpcMode;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.NamespaceMode;
import darsena.container.isolation.Namespaces;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.store.container.ContainerFiles;
import darsena.store.container.ContainerRecords;
import darsena.store.container.StoredContainer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Other containers whose namespaces a container is in. */
public final class Neighbours {
  private final ContainerRecords records;
  private final StateReader states;

  /** Those in one store. */
  public Neighbours(ContainerRecords records, StateReader states) {
    this.records = records;
    this.states = states;
  }

  /** Whatever name a user has given becomes the id, which a rename does not change. */
  public Isolation identified(Isolation isolation) {
    Namespaces asked = isolation.namespaces();
    return isolation.within(
        new Namespaces(
            identified(asked.pid()),
            asked.ipc() instanceof IpcMode.Joined(String container)
                ? new IpcMode.Joined(id(container))
                : asked.ipc(),
            identified(asked.uts()),
            identified(asked.cgroup())));
  }

  /** The same for a network. */
  public NetworkMode identified(NetworkMode network) {
    return network instanceof NetworkMode.Joined(String container)
        ? new NetworkMode.Joined(id(container))
        : network;
  }

  private NamespaceMode identified(NamespaceMode mode) {
    return mode instanceof NamespaceMode.Joined(String container)
        ? new NamespaceMode.Joined(id(container))
        : mode;
  }

  private String id(String reference) {
    return records.find(reference).id().hex();
  }

  /** The specification of the container whose network this one uses. */
  public Optional<ContainerSpec> networkOwner(NetworkMode network) {
    return network instanceof NetworkMode.Joined(String container)
        ? Optional.of(records.spec(records.find(container)))
        : Optional.empty();
  }

  /** Whose files tell names and addresses: those of the container whose network it uses. */
  public Optional<ContainerFiles> namesOf(ContainerSpec spec) {
    return spec.network() instanceof NetworkMode.Joined(String container)
        ? Optional.of(records.find(container).files())
        : Optional.empty();
  }

  /** Their first processes, by id; all of them have to run. */
  public Map<String, ProcessIdentity> processes(ContainerSpec spec) {
    Map<String, ProcessIdentity> found = new HashMap<>();
    Namespaces asked = spec.isolation().namespaces();
    if (asked.pid() instanceof NamespaceMode.Joined(String container)) {
      found.put(container, process(spec, "PID namespace", container));
    }
    if (asked.uts() instanceof NamespaceMode.Joined(String container)) {
      found.put(container, process(spec, "UTS namespace", container));
    }
    if (asked.ipc() instanceof IpcMode.Joined(String container)) {
      refusePrivate(spec, container);
      found.put(container, process(spec, "IPC", container));
    }
    if (spec.network() instanceof NetworkMode.Joined(String container)) {
      found.put(container, process(spec, "network namespace", container));
    }
    return found;
  }

  private void refusePrivate(ContainerSpec spec, String container) {
    StoredContainer donor = records.find(container);
    IpcMode theirs = records.spec(donor).isolation().namespaces().ipc();
    if (theirs instanceof IpcMode.Private || theirs instanceof IpcMode.None) {
      throw refused(
          spec,
          "cannot join IPC of container `" + donor.name() + "`: non-shareable IPC",
          "Make that one with `--ipc shareable`.");
    }
  }

  private ProcessIdentity process(ContainerSpec spec, String what, String container) {
    StoredContainer found = records.find(container);
    return switch (states.state(found)) {
      case ContainerState.Running(ProcessIdentity process, var _) -> process;
      case ContainerState.Paused(ProcessIdentity process, var _) -> process;
      default ->
          throw refused(
              spec,
              "cannot join " + what + " of a non running container: " + found.name(),
              "`darsena start " + found.name() + "` starts it.");
    };
  }

  private static DarsenaException refused(ContainerSpec spec, String reason, String remedy) {
    return new DarsenaException(
        ErrorKind.CONFLICT, "cannot start `" + spec.name() + "`: " + reason, remedy);
  }
}
