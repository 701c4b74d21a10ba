package darsena.container.isolation;

import java.util.List;
import java.util.Optional;

/**
 * What one process may use of a resource; getrlimit(2).
 *
 * @param name docker's, {@code nofile}
 * @param soft {@link #UNLIMITED} for any amount
 * @param hard the same
 */
public record Ulimit(String name, long soft, long hard) {
  /** RLIM_INFINITY. */
  public static final long UNLIMITED = -1;

  /** By RLIMIT_* number, the same on the architectures we run on. */
  private static final List<String> NAMES =
      List.of(
          "cpu",
          "fsize",
          "data",
          "stack",
          "core",
          "rss",
          "nproc",
          "nofile",
          "memlock",
          "as",
          "locks",
          "sigpending",
          "msgqueue",
          "nice",
          "rtprio",
          "rttime");

  /** Refuses an unknown name, and a soft limit above the hard one. */
  public Ulimit {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("invalid ulimit type: " + name);
    }
    if (hard != UNLIMITED && (soft == UNLIMITED || soft > hard)) {
      throw new IllegalArgumentException(
          "ulimit soft limit must be less than or equal to hard limit: " + soft + " > " + hard);
    }
  }

  /** Its RLIMIT_* number. */
  public int resource() {
    return NAMES.indexOf(name);
  }

  /** What a RLIMIT_* number is called; empty when it is none. */
  public static Optional<String> nameOf(int resource) {
    return resource >= 0 && resource < NAMES.size()
        ? Optional.of(NAMES.get(resource))
        : Optional.empty();
  }
}
