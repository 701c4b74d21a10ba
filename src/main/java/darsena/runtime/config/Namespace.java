package darsena.runtime.config;

import java.util.Collection;

/** A sort of namespace, with its flag of clone(2). */
public enum Namespace {
  /** Monotonic and boot clocks. */
  TIME(0x80),
  /** Mounts. */
  MOUNT(0x20000),
  /** Which cgroup looks like the root. */
  CGROUP(0x2000000),
  /** Host and domain name. */
  UTS(0x4000000),
  /** System V and POSIX messages, semaphores, shared memory. */
  IPC(0x8000000),
  /** Process ids. */
  PID(0x20000000),
  /** Network devices, addresses, ports. */
  NETWORK(0x40000000);

  private final long flag;

  Namespace(long flag) {
    this.flag = flag;
  }

  /** The flags of several, together. */
  public static long flags(Collection<Namespace> namespaces) {
    return namespaces.stream().mapToLong(one -> one.flag).reduce(0, (a, b) -> a | b);
  }
}
