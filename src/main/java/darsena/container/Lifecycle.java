package darsena.container;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;

/** What may be done to a container in which state: a table, and docker's words for every no. */
public final class Lifecycle {
  private static final String MARKED = "container is marked for removal and cannot be started";
  private static final String RESTARTING =
      "container is restarting, wait until the container is running";

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
    /** Gives it another name. */
    RENAME("rename"),
    /** Makes an image of it. */
    COMMIT("commit"),
    /** Tells all its files. */
    EXPORT("export"),
    /** Changes its limits. */
    UPDATE("update"),
    /** Reads its log. */
    LOGS("read the log of"),
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
      case ContainerState.Restarting _ -> restarting(action, name);
      case ContainerState.Removing _ -> removing(action, name);
      case ContainerState.Dead _ -> dead(action, name);
    };
  }

  private static Verdict resting(Action action, String name) {
    return switch (action) {
      case START, REMOVE, RENAME, COMMIT, EXPORT, UPDATE, LOGS -> Verdict.PROCEED;
      case STOP -> Verdict.DONE_ALREADY;
      case UNPAUSE, ATTACH, KILL, PAUSE, EXEC, TOP -> throw notRunning(action, name);
    };
  }

  private static Verdict running(Action action, String name) {
    return switch (action) {
      case START -> Verdict.DONE_ALREADY;
      case STOP, KILL, PAUSE, ATTACH, EXEC, TOP, RENAME, COMMIT, EXPORT, UPDATE, LOGS ->
          Verdict.PROCEED;
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
      case STOP, KILL, UNPAUSE, TOP, RENAME, COMMIT, EXPORT, UPDATE, LOGS -> Verdict.PROCEED;
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

  /** For docker it runs, only that there is no process: stop and kill end the waiting. */
  private static Verdict restarting(Action action, String name) {
    return switch (action) {
      case START -> Verdict.DONE_ALREADY;
      case STOP, KILL, RENAME, COMMIT, EXPORT, UPDATE, LOGS -> Verdict.PROCEED;
      case UNPAUSE -> throw refusal(action, name, "container is not paused", "");
      case PAUSE, ATTACH, EXEC, TOP ->
          throw refusal(
              action, name, RESTARTING, "`darsena logs " + name + "` may say why it ends.");
      case REMOVE ->
          throw refusal(
              action,
              name,
              "container is restarting",
              "Stop the container before removal, or remove it with `-f`.");
    };
  }

  private static Verdict removing(Action action, String name) {
    return switch (action) {
      case STOP -> Verdict.DONE_ALREADY;
      case REMOVE -> throw refusal(action, name, "removal is already in progress", "");
      case COMMIT, EXPORT -> throw refusal(action, name, "the container is being removed", "");
      case LOGS, START, UPDATE, RENAME -> throw refusal(action, name, marked(action), "");
      case UNPAUSE, ATTACH, KILL, PAUSE, EXEC, TOP -> throw notRunning(action, name);
    };
  }

  private static Verdict dead(Action action, String name) {
    String remedy = "`darsena rm " + name + "` removes what is left of it.";
    return switch (action) {
      case STOP -> Verdict.DONE_ALREADY;
      case REMOVE -> Verdict.PROCEED;
      case COMMIT, EXPORT -> throw refusal(action, name, "the container is dead", remedy);
      case LOGS, START, UPDATE, RENAME -> throw refusal(action, name, marked(action), remedy);
      case UNPAUSE, ATTACH, KILL, PAUSE, EXEC, TOP -> throw notRunning(action, name);
    };
  }

  private static String marked(Action action) {
    return switch (action) {
      case START -> MARKED;
      case LOGS -> "container is dead or marked for removal";
      case UPDATE -> "container is marked for removal and cannot be updated";
      default -> "container is marked for removal";
    };
  }

  private static DarsenaException notRunning(Action action, String name) {
    return switch (action) {
      case UNPAUSE -> refusal(action, name, "container is not paused", "");
      case ATTACH ->
          refusal(
              action,
              name,
              "you cannot attach to a stopped container, start it first",
              "`darsena start -a " + name + "` does both.");
      default ->
          refusal(
              action, name, "container is not running", "`darsena start " + name + "` starts it.");
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
