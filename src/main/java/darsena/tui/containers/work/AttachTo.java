package darsena.tui.containers.work;

import darsena.engine.container.AttachRequest;
import darsena.engine.container.SessionEnd;
import darsena.tui.effect.Foreground;
import darsena.tui.effect.World;
import darsena.tui.message.Message;

/** A running container's own terminal or pipes, on the whole terminal. */
public record AttachTo(String container, String name) implements Foreground {
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
    Foreground.say(
        "Attached to " + name + ". ^P ^Q comes back to Darsena; ^C goes to " + name + ".");
    SessionEnd end = world.engine().containers().attach(container, AttachRequest.everything());
    switch (end) {
      case SessionEnd.Ended(int status) ->
          world.tell(new Message.Noticed(name + " ended with " + status));
      case SessionEnd.Detached() ->
          world.tell(new Message.Noticed("Left " + name + "; it goes on"));
    }
  }
}
