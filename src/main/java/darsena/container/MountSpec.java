package darsena.container;

import java.util.List;

/** Something that is mounted into a container besides its root. */
public sealed interface MountSpec {

  /** The absolute path inside the container. */
  String target();

  /** Whether nothing can be written through it. */
  boolean readOnly();

  /**
   * A file or directory of the host.
   *
   * @param recursive whether the mounts below the source come along
   * @param recursiveReadOnly whether read-only covers those too
   * @param propagation one of private, rprivate, shared, rshared, slave, rslave
   */
  record Bind(
      String source,
      String target,
      boolean readOnly,
      boolean recursive,
      boolean recursiveReadOnly,
      String propagation)
      implements MountSpec {

    /** One that brings the mounts below along. */
    public Bind(
        String source,
        String target,
        boolean readOnly,
        boolean recursiveReadOnly,
        String propagation) {
      this(source, target, readOnly, true, recursiveReadOnly, propagation);
    }
  }

  /**
   * A fresh file system in memory.
   *
   * @param size in bytes, 0 for the kernel's default
   * @param mode as in chmod
   * @param options what else is said to mount(8): {@code exec}, {@code uid=1000}
   */
  record Tmpfs(String target, boolean readOnly, long size, int mode, List<String> options)
      implements MountSpec {
    /** Copies the list. */
    public Tmpfs {
      options = List.copyOf(options);
    }

    /** One without devices, set-user-id programs, or any programs. */
    public Tmpfs(String target, boolean readOnly, long size, int mode) {
      this(target, readOnly, size, mode, List.of());
    }
  }
}
