package darsena.container.isolation;

/** Whose namespace of some sort a container is in. */
public sealed interface NamespaceMode {

  /** Its own. */
  record Own() implements NamespaceMode {}

  /** The host's. */
  record Host() implements NamespaceMode {}

  /** That of another container, by id; by any name or prefix until the container is made. */
  record Joined(String container) implements NamespaceMode {}
}
