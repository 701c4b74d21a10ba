package darsena.container;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;

/** What may be done to a container in which state: a table, and docker's words for every no. */
public final class Lifecycle {
  private Lifecycle() {}

  /** What somebody asks of a container. */
  public enum Action {
    /** Runs its program. */
    START("start"),
    /** Asks its program to end. */
    STOP("stop"),
    /** Sends its program a signal. */
    KILL("kill"),
    /** Holds its processes still. */
    PAUSE("pause"),
    /** Lets them go on. */
    UNPAUSE("unpause"),
    /** Connects to its streams. */
    ATTACH("attach to"),
    /** Runs one more program in it. */
    EXEC("run a command in"),
    /** Lists its processes. */
    TOP("list the processes of"),
    /** Removes it. */
    REMOVE("remove");

    private final String words;

    Action(String words) {
      this.words = words;
    }
  }

  /** Whether an action is to be done, or is done already. */
  public enum Verdict {
    /** Do it. */
    PROCEED,
    /** The container is in the state that the action leads to. */
    DONE_ALREADY
  }

  /** The verdict on an action; a {@link DarsenaException} of kind CONFLICT says why not. */
  public static Verdict judge(Action action, String name, ContainerState state) {
    return switch (state) {
      case ContainerState.Created _ -> resting(action, name);
      case ContainerState.Exited _ -> resting(action, name);
      case ContainerState.Running _ -> running(action, name);
      case ContainerState.Paused _ -> paused(action, name);
    };
  }

  private static Verdict resting(Action action, String name) {
    return switch (action) {
      case START, REMOVE -> Verdict.PROCEED;
      case STOP -> Verdict.DONE_ALREADY;
      case UNPAUSE -> throw refusal(action, name, "container is not paused", "");
      case ATTACH ->
          throw refusal(
              action,
              name,
              "you cannot attach to a stopped container, start it first",
              "`darsena start -a " + name + "` does both.");
      case KILL, PAUSE, EXEC, TOP ->
          throw refusal(
              action, name, "container is not running", "`darsena start " + name + "` starts it.");
    };
  }

  private static Verdict running(Action action, String name) {
    return switch (action) {
      case START -> Verdict.DONE_ALREADY;
      case STOP, KILL, PAUSE, ATTACH, EXEC, TOP -> Verdict.PROCEED;
      case UNPAUSE -> throw refusal(action, name, "container is not paused", "");
      case REMOVE ->
          throw refusal(
              action,
              name,
              "container is running",
              "Stop the container before removal, or remove it with `-f`.");
    };
  }

  private static Verdict paused(Action action, String name) {
    return switch (action) {
      case STOP, KILL, UNPAUSE, TOP -> Verdict.PROCEED;
      case START ->
          throw refusal(
              action, name, "cannot start a paused container, try unpause instead", unpause(name));
      case PAUSE -> throw refusal(action, name, "container is already paused", "");
      case ATTACH, EXEC ->
          throw refusal(action, name, "container is paused, unpause it first", unpause(name));
      case REMOVE ->
          throw refusal(
              action,
              name,
              "container is paused and must be unpaused first",
              "Unpause and stop the container before removal, or remove it with `-f`.");
    };
  }

  private static String unpause(String name) {
    return "`darsena unpause " + name + "` lets it go on.";
  }

  private static DarsenaException refusal(
      Action action, String name, String reason, String remedy) {
    return new DarsenaException(
        ErrorKind.CONFLICT, "cannot " + action.words + " `" + name + "`: " + reason, remedy);
  }
}
