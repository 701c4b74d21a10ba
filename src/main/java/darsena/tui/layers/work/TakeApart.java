package darsena.tui.layers.work;

import darsena.error.DarsenaException;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import darsena.tui.layers.state.OpenImage;
import darsena.tui.message.Problem;
import java.util.Optional;

/** Takes an image apart, from the indexes of its layers. */
public record TakeApart(String name) implements Effect {
  @Override
  public void perform(World world) {
    try {
      OpenImage image = OpenImage.of(name, world.engine().images().explore(name));
      world.tell(new LayersMessage.Opened(image));
    } catch (DarsenaException failure) {
      world.tell(new LayersMessage.NotOpened(name, Problem.of(failure)));
    }
  }

  @Override
  public Optional<String> key() {
    return Optional.of("layers.open");
  }
}
