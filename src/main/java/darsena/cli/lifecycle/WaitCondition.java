package darsena.cli.lifecycle;

import darsena.container.ContainerState;
import darsena.container.policy.HealthReport;
import darsena.engine.container.ContainerDetails;
import java.util.Locale;

/** What {@code wait} waits for, in podman's words. */
enum WaitCondition {
  CREATED,
  RUNNING,
  PAUSED,
  RESTARTING,
  STOPPED,
  EXITED,
  REMOVING,
  HEALTHY,
  UNHEALTHY;

  static WaitCondition parse(String text) {
    for (WaitCondition condition : values()) {
      if (condition.name().toLowerCase(Locale.ROOT).equals(text)) {
        return condition;
      }
    }
    throw new IllegalArgumentException(
        "the conditions are created, running, paused, restarting, stopped, exited, removing,"
            + " healthy and unhealthy");
  }

  boolean holds(ContainerDetails details) {
    ContainerState state = details.state();
    return switch (this) {
      case CREATED -> state instanceof ContainerState.Created;
      case RUNNING -> state instanceof ContainerState.Running;
      case PAUSED -> state instanceof ContainerState.Paused;
      case RESTARTING -> state instanceof ContainerState.Restarting;
      case STOPPED, EXITED -> state instanceof ContainerState.Exited;
      case REMOVING ->
          state instanceof ContainerState.Removing || state instanceof ContainerState.Dead;
      case HEALTHY -> isFound(details, HealthReport.Status.HEALTHY);
      case UNHEALTHY -> isFound(details, HealthReport.Status.UNHEALTHY);
    };
  }

  private static boolean isFound(ContainerDetails details, HealthReport.Status status) {
    return details.state() instanceof ContainerState.Running
        && details.health().filter(health -> health.status() == status).isPresent();
  }
}
