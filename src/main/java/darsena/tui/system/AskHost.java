package darsena.tui.system;

import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import java.util.Optional;

/** Asks the engine about its host. */
record AskHost() implements Effect {
  @Override
  public void perform(World world) {
    world.tell(new SystemMessage.Reported(world.engine().host()));
  }

  @Override
  public Optional<String> key() {
    return Optional.of("system.host");
  }
}
