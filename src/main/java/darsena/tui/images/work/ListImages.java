package darsena.tui.images.work;

import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import java.util.Optional;

/** Asks for all images. */
public record ListImages() implements Effect {
  @Override
  public void perform(World world) {
    world.tell(new ImagesMessage.Listed(world.engine().images().list()));
  }

  @Override
  public Optional<String> key() {
    return Optional.of("images.list");
  }
}
