package darsena.tui.containers.work;

import darsena.tui.effect.Effect;
import darsena.tui.effect.World;

/** Lists all containers. */
public record ListContainers() implements Effect {
  @Override
  public void perform(World world) {
    try {
      world.tell(new ContainersMessage.Listed(world.engine().containers().list()));
    } catch (RuntimeException failure) {
      world.tell(new ContainersMessage.Unlisted());
      throw failure;
    }
  }
}
