package darsena.tui.containers.work;

import darsena.engine.container.ExecRequest;
import darsena.engine.container.SessionEnd;
import darsena.tui.effect.Foreground;
import darsena.tui.effect.World;
import darsena.tui.message.Message;
import java.util.List;

/** A shell in a running container, on the whole terminal: bash where there is one, else sh. */
public record OpenShell(String container, String name) implements Foreground {
  private static final String BEST = "command -v bash >/dev/null 2>&1 && exec bash; exec sh";

  @Override
  public String title() {
    return "open a shell in " + name;
  }

  @Override
  public String command() {
    return "darsena exec -it " + name + " sh";
  }

  @Override
  public void perform(World world) {
    Foreground.say("A shell in " + name + ". `exit` or ^P ^Q comes back to Darsena.");
    ExecRequest request = ExecRequest.interactive(List.of("sh", "-c", BEST));
    SessionEnd end = world.engine().containers().exec(container, request);
    switch (end) {
      case SessionEnd.Ended(int status) ->
          world.tell(new Message.Noticed("The shell in " + name + " ended with " + status));
      case SessionEnd.Detached() ->
          world.tell(new Message.Noticed("Left the shell in " + name + "; it goes on"));
    }
  }
}
