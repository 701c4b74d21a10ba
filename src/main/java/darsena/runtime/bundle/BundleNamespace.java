package darsena.runtime.bundle;

/**
 * A namespace of the container: a new one, or the one at a path.
 *
 * @param path empty for a new one
 */
public record BundleNamespace(Kind kind, String path) {
  /** Its CLONE_NEW* flags. */
  public enum Kind {
    /** Ids of users. */
    USER("user", 0x10000000L),
    /** Mounts. */
    MOUNT("mount", 0x20000),
    /** Which cgroup looks like the root. */
    CGROUP("cgroup", 0x2000000),
    /** Host and domain name. */
    UTS("uts", 0x4000000),
    /** Messages, semaphores, shared memory. */
    IPC("ipc", 0x8000000),
    /** Process ids. */
    PID("pid", 0x20000000),
    /** Network devices, addresses, ports. */
    NETWORK("network", 0x40000000),
    /** Monotonic and boot clocks. */
    TIME("time", 0x80);

    private final String word;
    private final long flag;

    Kind(String word, long flag) {
      this.word = word;
      this.flag = flag;
    }

    /** Its name in config.json. */
    public String word() {
      return word;
    }

    /** Its flag of clone(2). */
    public long flag() {
      return flag;
    }

    static Kind named(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("invalid namespace type \"" + word + "\"");
    }
  }
}
