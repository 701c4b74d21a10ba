package darsena.container.isolation;

/** Which namespaces a container has for itself; the network's is told by its network. */
public record Namespaces(NamespaceMode pid, IpcMode ipc, NamespaceMode uts, NamespaceMode cgroup) {

  /** All its own. */
  public static Namespaces standard() {
    NamespaceMode own = new NamespaceMode.Own();
    return new Namespaces(own, new IpcMode.Private(), own, own);
  }
}
