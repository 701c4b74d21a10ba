package darsena.container;

/** Something that is mounted into a container besides its root. */
public sealed interface MountSpec {

  /** The absolute path inside the container. */
  String target();

  /** Whether nothing can be written through it. */
  boolean readOnly();

  /**
   * A file or directory of the host.
   *
   * @param recursiveReadOnly whether read-only covers the mounts below the source too
   * @param propagation one of private, rprivate, shared, rshared, slave, rslave
   */
  record Bind(
      String source, String target, boolean readOnly, boolean recursiveReadOnly, String propagation)
      implements MountSpec {}

  /** A fresh file system in memory; size in bytes, 0 for the kernel's default; mode as in chmod. */
  record Tmpfs(String target, boolean readOnly, long size, int mode) implements MountSpec {}
}
