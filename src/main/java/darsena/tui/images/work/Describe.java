package darsena.tui.images.work;

import darsena.engine.Engine;
import darsena.engine.container.ContainerSummary;
import darsena.engine.image.ImageDetails;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import darsena.tui.message.Problem;
import java.util.List;
import java.util.Optional;

/** Asks for everything about one image; only for the latest that was selected. */
public record Describe(String image) implements Effect {
  @Override
  public void perform(World world) {
    Engine engine = world.engine();
    try {
      ImageDetails details = engine.images().inspect(image);
      List<ContainerSummary> users =
          engine.containers().list().stream()
              .filter(container -> container.image().equals(details.summary().id()))
              .toList();
      Description description =
          new Description(image, details, engine.images().history(image), users);
      world.tell(new ImagesMessage.Described(description));
    } catch (DarsenaException failure) {
      if (failure.kind() != ErrorKind.CANCELLED) {
        world.tell(new ImagesMessage.NotDescribed(image, Problem.of(failure)));
      }
    }
  }

  @Override
  public Optional<String> key() {
    return Optional.of("images.describe");
  }
}
