package darsena.tui.containers.work;

import darsena.error.DarsenaException;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import darsena.tui.message.Problem;
import java.util.Optional;

/** Asks everything about a container. */
public record Inspect(String container) implements Effect {
  @Override
  public Optional<String> key() {
    return Optional.of("containers.inspect");
  }

  @Override
  public void perform(World world) {
    try {
      var details = world.engine().containers().inspect(container);
      world.tell(new ContainersMessage.Inspected(container, details));
    } catch (DarsenaException failure) {
      world.tell(new ContainersMessage.Untold(container, Problem.of(failure)));
    }
  }
}
