package darsena.tui.layers;

import darsena.engine.explore.Exploration;
import darsena.engine.explore.rows.VisibleRows;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import java.util.Optional;

/** Makes the rows of a large image, which may take longer than a frame. */
record ArrangeRows(Exploration image, Arrangement wanted, VisibleRows before) implements Effect {
  @Override
  public void perform(World world) {
    world.tell(new LayersMessage.Arranged(wanted, wanted.rows(image, before)));
  }

  @Override
  public Optional<String> key() {
    return Optional.of("layers.rows");
  }
}
