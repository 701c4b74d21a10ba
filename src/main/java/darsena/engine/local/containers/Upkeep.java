package darsena.engine.local.containers;

import darsena.container.ContainerSpec;
import darsena.container.ProcessIdentity;
import darsena.container.ProcessSpec;
import darsena.container.policy.HealthCheck;
import darsena.container.policy.RestartPolicy;
import darsena.runtime.ExecPaths;
import darsena.runtime.LaunchPaths;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import darsena.runtime.planning.LaunchPlanner;
import darsena.store.container.ContainerFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a container's monitor does by itself: starts the program again, asks whether it is well. */
record Upkeep(Supplier<LaunchPlanner> planner) {
  private static final List<String> SHELL = List.of("/bin/sh", "-c");
  private static final Path NONE = Path.of("");

  /** The monitor fills in whom a probe joins: a program that is not there yet. */
  private static final ProcessIdentity LATER = new ProcessIdentity("", 0, 0);

  List<LaunchStep> steps(ContainerSpec spec, ContainerFiles files, List<Path> cgroups) {
    List<LaunchStep> steps = new ArrayList<>(3);
    if (!spec.autoRemove()) {
      steps.add(restart(spec.restart(), files));
    }
    spec.health().ifPresent(check -> steps.add(health(spec, check, files, cgroups)));
    return steps;
  }

  private static LaunchStep restart(RestartPolicy policy, ContainerFiles files) {
    return new MonitorStep.Restart(
        MonitorStep.Restart.number(policy),
        policy.maximumRetries(),
        files.stopped().toString(),
        files.restart().toString());
  }

  private LaunchStep health(
      ContainerSpec spec, HealthCheck check, ContainerFiles files, List<Path> cgroups) {
    ProcessSpec own = spec.process();
    ProcessSpec probe =
        new ProcessSpec(
            List.of(),
            check.commandLine(SHELL),
            own.environment(),
            own.workingDirectory(),
            own.user(),
            false,
            false);
    LaunchPlan plan =
        planner
            .get()
            .planExec(
                spec,
                probe,
                false,
                new ExecPaths(
                    LATER,
                    new LaunchPaths.SessionPaths(NONE, NONE, NONE),
                    cgroups,
                    List.of(),
                    List.of()));
    return new MonitorStep.Health(
        files.health().toString(),
        check.interval().toMillis(),
        check.timeout().toMillis(),
        check.startPeriod().toMillis(),
        check.startInterval().toMillis(),
        check.retries(),
        plan);
  }
}
