package darsena.tui.containers.work;

import darsena.engine.container.ExecRequest;
import darsena.engine.container.SessionEnd;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.tui.effect.Foreground;
import darsena.tui.effect.World;
import darsena.tui.message.Message;
import java.util.List;

/** A shell in a running container, on the whole terminal: bash where there is one, else sh. */
public record OpenShell(String container, String name) implements Foreground {
  /** The better one first. */
  private static final List<String> SHELLS = List.of("bash", "sh");

  @Override
  public String title() {
    return "open a shell in " + name;
  }

  @Override
  public String command() {
    return "darsena exec -it " + name + " sh";
  }

  @Override
  public boolean raw() {
    return true;
  }

  @Override
  public void perform(World world) {
    Foreground.say("A shell in " + name + ". `exit` or ^P ^Q comes back to Darsena.");
    SessionEnd end = enter(world);
    switch (end) {
      case SessionEnd.Ended(int status) ->
          world.tell(new Message.Noticed("The shell in " + name + " ended with " + status));
      case SessionEnd.Detached() ->
          world.tell(new Message.Noticed("Left the shell in " + name + "; it goes on"));
    }
  }

  private SessionEnd enter(World world) {
    for (String shell : SHELLS) {
      try {
        return world.engine().containers().exec(container, ExecRequest.interactive(List.of(shell)));
      } catch (DarsenaException failure) {
        if (failure.kind() != ErrorKind.COMMAND_NOT_FOUND) {
          throw failure;
        }
      }
    }
    throw new DarsenaException(
        ErrorKind.COMMAND_NOT_FOUND,
        "cannot open a shell in `" + name + "`: its image has neither bash nor sh",
        "Run a program that it has: darsena exec -it " + name + " PROGRAM");
  }
}
