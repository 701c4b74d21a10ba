package darsena.tui.run;

import darsena.engine.container.AttachRequest;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.CreatedContainer;
import darsena.engine.container.SessionEnd;
import darsena.tui.effect.Foreground;
import darsena.tui.effect.World;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;

/** Makes and starts a container on the whole terminal, and shows it afterwards. */
record RunHere(CreateRequest request, String command) implements Foreground {
  @Override
  public String title() {
    return "run " + request.name().orElse(request.image());
  }

  @Override
  public void perform(World world) {
    CreatedContainer created = Creation.create(world, request);
    Foreground.say("Running " + created.name() + ". ^P ^Q comes back to Darsena; it goes on.");
    SessionEnd end =
        world.engine().containers().startAttached(created.id().hex(), AttachRequest.everything());
    world.tell(new Message.Reveal(PageId.CONTAINERS, created.id().hex()));
    if (end instanceof SessionEnd.Ended(int status)) {
      world.tell(new Message.Noticed(created.name() + " ended with " + status));
    }
  }
}
