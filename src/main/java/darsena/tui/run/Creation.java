package darsena.tui.run;

import darsena.engine.Images;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.CreatedContainer;
import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.tui.effect.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a container, and fetches its image first when it is not there. */
final class Creation {
  private Creation() {}

  static CreatedContainer create(World world, CreateRequest request) {
    if (!isThere(world.engine().images(), request.image())) {
      pull(world, request.image());
    }
    return world.engine().containers().create(request);
  }

  private static boolean isThere(Images images, String image) {
    try {
      images.inspect(image);
      return true;
    } catch (DarsenaException failure) {
      if (failure.kind() != ErrorKind.NOT_FOUND) {
        throw failure;
      }
      return false;
    }
  }

  private static void pull(World world, String image) {
    PullRequest request = new PullRequest(ImageReference.parse(image), Optional.empty());
    world.engine().images().pull(request, new Progress(world));
  }

  /** Tells a job how much of a pull is there. */
  private static final class Progress implements Consumer<PullEvent> {
    private final World world;
    private final Map<Digest, Long> done = new HashMap<>();
    private long total;

    Progress(World world) {
      this.world = world;
    }

    @Override
    public void accept(PullEvent event) {
      switch (event) {
        case PullEvent.Resolved resolved -> {
          total = resolved.layers().stream().mapToLong(PullEvent.LayerToPull::size).sum();
          resolved.layers().forEach(layer -> done.put(layer.blob(), 0L));
        }
        case PullEvent.Downloading step -> {
          done.put(step.blob(), step.done());
          tell();
        }
        default -> {}
      }
    }

    private void tell() {
      long sum = done.values().stream().mapToLong(Long::longValue).sum();
      world.advance("pulling", total == 0 ? 0 : (double) sum / total);
    }
  }
}
