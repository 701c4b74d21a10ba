package darsena.tui.run;

import darsena.engine.container.CreateRequest;
import darsena.engine.container.CreatedContainer;
import darsena.tui.effect.Job;
import darsena.tui.effect.World;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;

/** Makes and starts a container that runs by itself, and shows it. */
record RunBehind(CreateRequest request, String command) implements Job {
  @Override
  public String title() {
    return "run " + request.name().orElse(request.image());
  }

  @Override
  public void perform(World world) {
    CreatedContainer created = Creation.create(world, request);
    created.warnings().forEach(warning -> world.tell(new Message.Noticed(warning)));
    try {
      world.engine().containers().start(created.id().hex());
    } finally {
      world.tell(new Message.Reveal(PageId.CONTAINERS, created.id().hex()));
    }
  }
}
