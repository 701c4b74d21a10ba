package darsena.tui.layers.work;

import darsena.engine.explore.Exploration;
import darsena.engine.explore.rows.VisibleRows;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import darsena.tui.layers.state.Arrangement;
import java.time.Duration;
import java.util.Optional;

/** Makes the rows of a large image, which may take longer than a frame. */
public record ArrangeRows(Exploration image, Arrangement wanted, VisibleRows before)
    implements Effect {
  private static final Duration PAUSE = Duration.ofMillis(60);

  /** Who is writing an expression asks again at once: then only the last one is worth the work. */
  @Override
  public void perform(World world) throws InterruptedException {
    if (!wanted.filter().text().equals(before.filter().text())) {
      Thread.sleep(PAUSE);
    }
    world.tell(new LayersMessage.Arranged(wanted, wanted.rows(image, before)));
  }

  @Override
  public Optional<String> key() {
    return Optional.of("layers.rows");
  }
}
