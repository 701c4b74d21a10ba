package darsena.engine.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One more program for a container: a process.json, or the container's own process with changes.
 *
 * @param process a file; what {@code changes} says is not asked for then
 * @param cgroup a cgroup below the container's, empty for that itself
 */
public record AddProcess(
    Optional<Path> process,
    Changes changes,
    boolean detached,
    Optional<Path> consoleSocket,
    Optional<Path> pidFile,
    int preserved,
    String cgroup,
    boolean ignorePaused) {

  /**
   * Changes to the container's own process.
   *
   * @param user {@code uid[:gid]}, empty for the same
   * @param noNewPrivileges empty for the same
   */
  public record Changes(
      List<String> arguments,
      List<String> environment,
      String workingDirectory,
      String user,
      List<Long> moreGroups,
      List<String> capabilities,
      Optional<Boolean> noNewPrivileges,
      String appArmor,
      boolean terminal) {}
}
