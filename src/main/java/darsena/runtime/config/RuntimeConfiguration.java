package darsena.runtime.config;

import java.util.List;

/**
 * What a container gets, after config.json of the OCI runtime specification: every default applied,
 * nothing yet about how it is done or where things lie on the host.
 *
 * @param mounts in the order in which they are made
 */
public record RuntimeConfiguration(
    ProcessConfiguration process,
    RootConfiguration root,
    String hostname,
    List<MountConfiguration> mounts,
    LinuxConfiguration linux) {

  /** Copies the list. */
  public RuntimeConfiguration {
    mounts = List.copyOf(mounts);
  }

  /** The root file system: the specification's {@code root}, its path being the launch's matter. */
  public record RootConfiguration(boolean readOnly, boolean deviceNodes) {}
}
