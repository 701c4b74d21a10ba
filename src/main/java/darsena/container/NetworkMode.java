package darsena.container;

/** Which network a container sees. */
public sealed interface NetworkMode {

  /** What it gets when nothing is asked: a namespace of its own, loopback up. */
  record Default() implements NetworkMode {}

  /** A namespace of its own with loopback only. */
  record None() implements NetworkMode {}

  /** The host's. */
  record Host() implements NetworkMode {}

  /** That of another container, by id; by any name or prefix until the container is made. */
  record Joined(String container) implements NetworkMode {}
}
