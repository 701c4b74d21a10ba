package darsena.tui.containers.work;

import darsena.engine.Containers;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.tui.effect.Job;
import darsena.tui.effect.World;
import darsena.tui.message.Message;
import java.util.Optional;

/** Does one thing to one container. */
public record Act(Verb verb, String container, String name) implements Job {
  private static final int SIGKILL = 9;

  /** What can be done to a container. */
  public enum Verb {
    /** Starts it. */
    START("start"),
    /** Asks it to end. */
    STOP("stop"),
    /** Stops and starts it. */
    RESTART("restart"),
    /** Freezes it. */
    PAUSE("pause"),
    /** Lets it go on. */
    UNPAUSE("unpause"),
    /** Ends it at once. */
    KILL("kill"),
    /** Removes it. */
    REMOVE("rm"),
    /** Kills and removes it. */
    REMOVE_RUNNING("rm -f");

    private final String command;

    Verb(String command) {
      this.command = command;
    }
  }

  @Override
  public String title() {
    String word =
        switch (verb) {
          case REMOVE, REMOVE_RUNNING -> "remove";
          default -> verb.command;
        };
    return word + " " + name;
  }

  @Override
  public String command() {
    return "darsena " + verb.command + " " + name;
  }

  @Override
  public void perform(World world) {
    Containers containers = world.engine().containers();
    switch (verb) {
      case START -> containers.start(container);
      case STOP -> containers.stop(container, Optional.empty());
      case RESTART -> containers.restart(container, Optional.empty());
      case PAUSE -> containers.pause(container);
      case UNPAUSE -> containers.unpause(container);
      case KILL -> containers.kill(container, SIGKILL);
      case REMOVE -> remove(world, false);
      case REMOVE_RUNNING -> remove(world, true);
    }
  }

  /** Somebody else may have been faster. */
  private void remove(World world, boolean force) {
    try {
      world.engine().containers().remove(container, force);
    } catch (DarsenaException failure) {
      if (failure.kind() != ErrorKind.NOT_FOUND) {
        throw failure;
      }
      world.tell(new Message.Noticed(name + " is not there any more"));
    }
  }
}
