package darsena.runtime;

import darsena.container.ProcessIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where on the host a container's launch finds things and leaves them.
 *
 * @param layers the trees of the image, the lowest first
 * @param initLayer the tree that {@code InitLayer} makes, above the image's
 * @param rootMount an existing empty directory, the root's mount point before it becomes /
 * @param resolvConf bound into the container, like the next two; see {@code NetworkFiles}
 * @param session where facts are left; its terminal and stdinOpen come from the spec
 * @param cgroups what the program joins, one directory a hierarchy; removed at exit
 * @param outOfMemoryEvents the cgroup's file with {@code oom_kill N}
 * @param neighbours the first processes of running containers that it shares namespaces with, by id
 * @param upkeep what the monitor does while the program runs and after: restarts, health
 * @param atExit what else is cleaned away, in order, after the cgroups
 */
public record LaunchPaths(
    List<Path> layers,
    Path initLayer,
    Path upper,
    Path work,
    Path rootMount,
    Path resolvConf,
    Path hosts,
    Path hostname,
    SessionPaths session,
    Optional<MonitorStep.Log> log,
    List<Path> cgroups,
    Optional<Path> outOfMemoryEvents,
    Map<String, ProcessIdentity> neighbours,
    List<LaunchStep> upkeep,
    List<MonitorStep.AtExit> atExit) {

  /** Copies the lists. */
  public LaunchPaths {
    layers = List.copyOf(layers);
    cgroups = List.copyOf(cgroups);
    neighbours = Map.copyOf(neighbours);
    upkeep = List.copyOf(upkeep);
    atExit = List.copyOf(atExit);
  }

  /** The monitor's files: who runs, how it ended, where one attaches. */
  public record SessionPaths(Path processFile, Path exitFile, Path socket) {}
}
