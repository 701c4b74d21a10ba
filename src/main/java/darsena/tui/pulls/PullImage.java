package darsena.tui.pulls;

import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.engine.image.PulledImage;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.tui.effect.Job;
import darsena.tui.effect.World;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.message.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fetches an image; its failure is told on the page, not in a dialog: a pull is never modal. */
public record PullImage(ImageReference reference) implements Job {
  @Override
  public String title() {
    return "pull " + reference.familiar();
  }

  @Override
  public String command() {
    return "darsena pull " + reference.familiar();
  }

  @Override
  public Optional<String> key() {
    return Optional.of(key(reference.familiar()));
  }

  static String key(String name) {
    return "pull " + name;
  }

  @Override
  public void perform(World world) {
    var which = new PullsMessage.Which(reference.familiar(), world.now());
    world.tell(new PullsMessage.Began(which));
    world.tell(new Message.Reveal(PageId.PULLS, which.name()));
    Share share = new Share(world);
    try {
      PulledImage image =
          world
              .engine()
              .images()
              .pull(
                  new PullRequest(reference, Optional.empty()),
                  event -> {
                    world.tell(new PullsMessage.Happened(which, event, world.now()));
                    share.told(event);
                  });
      world.tell(new PullsMessage.Finished(which, image, world.now()));
      world.tell(
          new Message.Noticed(which.name() + (image.upToDate() ? " is up to date" : " is here")));
    } catch (DarsenaException failure) {
      failed(world, which, failure);
    }
  }

  private static void failed(World world, PullsMessage.Which which, DarsenaException failure) {
    if (failure.kind() == ErrorKind.CANCELLED) {
      world.tell(new PullsMessage.Cancelled(which));
      return;
    }
    world.tell(new PullsMessage.Failed(which, Problem.of(failure)));
    world.tell(new Message.Noticed(failure.problem()));
  }

  /** How much of all layers is here. */
  private static final class Share {
    private final World world;
    private final Map<Digest, Long> done = new HashMap<>();
    private long total;

    Share(World world) {
      this.world = world;
    }

    void told(PullEvent event) {
      switch (event) {
        case PullEvent.Resolved resolved ->
            total = resolved.layers().stream().mapToLong(PullEvent.LayerToPull::size).sum();
        case PullEvent.Downloading(Digest blob, long bytes, long _) -> {
          done.put(blob, bytes);
          long sum = done.values().stream().mapToLong(Long::longValue).sum();
          world.advance("", total == 0 ? 0 : Math.min(1, (double) sum / total));
        }
        case PullEvent.Shared _,
            PullEvent.Waiting _,
            PullEvent.AskingAgain _,
            PullEvent.Retrying _,
            PullEvent.Verified _,
            PullEvent.Unpacked _ -> {}
      }
    }
  }
}
