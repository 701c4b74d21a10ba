package darsena.runtime;

import darsena.container.ProcessIdentity;
import java.nio.file.Path;
import java.util.List;

/**
 * Where one more program of a container runs, and where it leaves facts.
 *
 * @param target the container's first process
 * @param cgroups the container's, which the program joins
 * @param upkeep what the monitor does besides
 */
public record ExecPaths(
    ProcessIdentity target,
    LaunchPaths.SessionPaths session,
    List<Path> cgroups,
    List<LaunchStep> upkeep,
    List<MonitorStep.AtExit> atExit) {

  /** Copies the lists. */
  public ExecPaths {
    cgroups = List.copyOf(cgroups);
    upkeep = List.copyOf(upkeep);
    atExit = List.copyOf(atExit);
  }
}
