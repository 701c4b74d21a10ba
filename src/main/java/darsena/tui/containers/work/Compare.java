package darsena.tui.containers.work;

import darsena.error.DarsenaException;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import darsena.tui.message.Problem;
import java.util.Optional;

/** Asks what a container has changed of its image. */
public record Compare(String container) implements Effect {
  @Override
  public Optional<String> key() {
    return Optional.of("containers.compare");
  }

  @Override
  public void perform(World world) {
    try {
      var changes = world.engine().containers().diff(container);
      world.tell(new ContainersMessage.Differs(container, changes));
    } catch (DarsenaException failure) {
      world.tell(new ContainersMessage.Untold(container, Problem.of(failure)));
    }
  }
}
