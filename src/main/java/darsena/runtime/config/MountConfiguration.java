package darsena.runtime.config;

import java.util.List;

/**
 * One mount: {@code mounts[]} of the specification.
 *
 * @param destination absolute, inside the container
 * @param type a file system, or {@link #BIND}
 * @param source the host's path for a bind, else what the mount table shows
 * @param options words as in mount(8): {@code nosuid}, {@code ro}, {@code size=64k}
 */
public record MountConfiguration(
    String destination, String type, String source, List<String> options) {
  /** The type of a bind of a host's file or directory. */
  public static final String BIND = "bind";

  /** Copies the list. */
  public MountConfiguration {
    options = List.copyOf(options);
  }

  /** Whether it is a bind. */
  public boolean isBind() {
    return type.equals(BIND);
  }
}
