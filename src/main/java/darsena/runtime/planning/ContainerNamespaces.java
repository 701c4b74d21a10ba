package darsena.runtime.planning;

import darsena.container.ContainerSpec;
import darsena.container.NetworkMode;
import darsena.container.isolation.IpcMode;
import darsena.container.isolation.NamespaceMode;
import darsena.container.isolation.Namespaces;
import darsena.runtime.config.Namespace;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which namespaces a container has for itself, and which it shares with other containers.
 *
 * @param own made at its start
 * @param joined by the other container's id
 */
record ContainerNamespaces(Set<Namespace> own, Map<String, Set<Namespace>> joined) {

  /**
   * Those of one container.
   *
   * @param known entries of /proc/self/ns on this host
   */
  static ContainerNamespaces of(ContainerSpec spec, Set<String> known) {
    ContainerNamespaces found =
        new ContainerNamespaces(EnumSet.of(Namespace.MOUNT), new TreeMap<>());
    Namespaces asked = spec.isolation().namespaces();
    found.add(Namespace.PID, asked.pid());
    found.add(Namespace.UTS, asked.uts());
    found.add(Namespace.IPC, asked.ipc());
    found.add(Namespace.NETWORK, spec.network());
    if (known.contains("cgroup")) {
      found.add(Namespace.CGROUP, asked.cgroup());
    }
    if (known.contains("time")) {
      found.own.add(Namespace.TIME);
    }
    return found;
  }

  /** All that differ from the host's. */
  Set<Namespace> all() {
    EnumSet<Namespace> all = EnumSet.copyOf(own);
    joined.values().forEach(all::addAll);
    return all;
  }

  private void add(Namespace namespace, NamespaceMode mode) {
    switch (mode) {
      case NamespaceMode.Own() -> own.add(namespace);
      case NamespaceMode.Host() -> {}
      case NamespaceMode.Joined(String container) -> join(namespace, container);
    }
  }

  private void add(Namespace namespace, IpcMode mode) {
    switch (mode) {
      case IpcMode.Private(), IpcMode.Shareable(), IpcMode.None() -> own.add(namespace);
      case IpcMode.Host() -> {}
      case IpcMode.Joined(String container) -> join(namespace, container);
    }
  }

  private void add(Namespace namespace, NetworkMode mode) {
    switch (mode) {
      case NetworkMode.Default(), NetworkMode.None() -> own.add(namespace);
      case NetworkMode.Host() -> {}
      case NetworkMode.Joined(String container) -> join(namespace, container);
    }
  }

  private void join(Namespace namespace, String container) {
    joined.computeIfAbsent(container, _ -> EnumSet.noneOf(Namespace.class)).add(namespace);
  }
}
