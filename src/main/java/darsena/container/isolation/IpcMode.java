package darsena.container.isolation;

/** Whose shared memory, semaphores and message queues a container uses. */
public sealed interface IpcMode {

  /** Its own, for itself alone. */
  record Private() implements IpcMode {}

  /** Its own, which other containers may join. */
  record Shareable() implements IpcMode {}

  /** Its own, and no /dev/shm. */
  record None() implements IpcMode {}

  /** The host's. */
  record Host() implements IpcMode {}

  /** That of another container, by id; by any name or prefix until the container is made. */
  record Joined(String container) implements IpcMode {}
}
