package darsena.tui.containers.work;

import darsena.engine.Containers;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.SessionEnd;
import darsena.tui.effect.Foreground;
import darsena.tui.effect.World;
import darsena.tui.message.Message;
import java.util.Optional;

/** A running container's own terminal or pipes, on the whole terminal. */
public record AttachTo(String container, String name) implements Foreground {
  /** Without a terminal there are no detach keys: then ^C must not reach the program. */
  private static final AttachRequest WATCHING =
      new AttachRequest(true, true, true, false, Optional.empty());

  @Override
  public String title() {
    return "attach to " + name;
  }

  @Override
  public String command() {
    return "darsena attach " + name;
  }

  @Override
  public void perform(World world) {
    Containers containers = world.engine().containers();
    boolean terminal = containers.inspect(container).spec().process().terminal();
    String keys = terminal ? "^P ^Q comes back to Darsena." : "^C comes back to Darsena.";
    Foreground.say("Attached to " + name + ". " + keys);
    SessionEnd end = containers.attach(container, terminal ? AttachRequest.everything() : WATCHING);
    switch (end) {
      case SessionEnd.Ended(int status) ->
          world.tell(new Message.Noticed(name + " ended with " + status));
      case SessionEnd.Detached() ->
          world.tell(new Message.Noticed("Left " + name + "; it goes on"));
    }
  }
}
