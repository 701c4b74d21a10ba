package darsena.tui.containers;

import darsena.container.ContainerState;
import darsena.engine.container.ContainerSummary;

/** What the engine would do with a container in its state; see the table of {@code Lifecycle}. */
final class Possible {
  private Possible() {}

  static boolean start(ContainerSummary one) {
    return switch (one.state()) {
      case ContainerState.Created _, ContainerState.Exited _ -> true;
      case ContainerState.Running _, ContainerState.Paused _, ContainerState.Restarting _ -> false;
      case ContainerState.Removing _, ContainerState.Dead _ -> false;
    };
  }

  /** Also what waits for its next start, which is then called off. */
  static boolean stop(ContainerSummary one) {
    return one.state().alive();
  }

  static boolean restart(ContainerSummary one) {
    return start(one) || stop(one);
  }

  /** Between two runs there is no process to hold still, or to be near. */
  static boolean pause(ContainerSummary one) {
    return one.state() instanceof ContainerState.Running;
  }

  static boolean resume(ContainerSummary one) {
    return one.state() instanceof ContainerState.Paused;
  }

  static boolean enter(ContainerSummary one) {
    return one.state() instanceof ContainerState.Running;
  }

  static boolean kill(ContainerSummary one) {
    return one.state().alive();
  }

  /** One that lives is killed first; one that is dead gets its second try. */
  static boolean remove(ContainerSummary one) {
    return !(one.state() instanceof ContainerState.Removing);
  }
}
