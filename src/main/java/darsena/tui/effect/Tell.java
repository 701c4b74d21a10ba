package darsena.tui.effect;

import darsena.tui.message.Message;

/** Says something to the screen itself, a moment later. */
public record Tell(Message message) implements Effect {
  @Override
  public void perform(World world) {
    world.tell(message);
  }
}
