package darsena.tui.pulls;

import darsena.engine.image.PullEvent;
import darsena.engine.image.PulledImage;
import darsena.image.Digest;
import darsena.tui.message.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One image that is or was fetched.
 *
 * @param remark its platform; before that is known, what is waited for, unless that was in vain
 */
record Pull(PullsMessage.Which which, Outcome outcome, String remark, List<LayerProgress> layers) {

  Pull {
    layers = List.copyOf(layers);
  }

  /** What it has come to. */
  sealed interface Outcome {
    /** Nothing yet. */
    record Running() implements Outcome {}

    /** The image. */
    record Done(PulledImage image, Duration took) implements Outcome {}

    /** Its end, which somebody wanted. */
    record Cancelled() implements Outcome {}

    /** Nothing, and why. */
    record Failed(Problem problem) implements Outcome {}
  }

  static Pull began(PullsMessage.Which which) {
    return new Pull(which, new Outcome.Running(), "", List.of());
  }

  String name() {
    return which.name();
  }

  boolean isRunning() {
    return outcome instanceof Outcome.Running;
  }

  boolean isDone() {
    return outcome instanceof Outcome.Done;
  }

  Pull ended(Outcome other) {
    String known = layers.isEmpty() && !(other instanceof Outcome.Done) ? "" : remark;
    return new Pull(which, other, known, layers);
  }

  Pull after(PullEvent event, Instant at) {
    return switch (event) {
      case PullEvent.Resolved resolved ->
          new Pull(
              which,
              outcome,
              resolved.platform().toString(),
              resolved.layers().stream()
                  .map(layer -> LayerProgress.waiting(layer.blob(), layer.size()))
                  .toList());
      case PullEvent.Shared(Digest blob) -> with(blob, LayerProgress::shared);
      case PullEvent.Downloading(Digest blob, long done, long total) ->
          with(blob, layer -> layer.downloading(done, total, at));
      case PullEvent.Waiting(String registry) -> remarked("waiting for " + registry);
      case PullEvent.AskingAgain(PullEvent.Retry retry) -> remarked(reason(retry));
      case PullEvent.Retrying(Digest blob, PullEvent.Retry retry) ->
          with(blob, layer -> layer.retrying(reason(retry)));
      case PullEvent.Verified(Digest blob) -> with(blob, LayerProgress::verified);
      case PullEvent.Unpacked(Digest blob, long files, long _) ->
          with(blob, layer -> layer.unpacked(files));
    };
  }

  private Pull remarked(String text) {
    return new Pull(which, outcome, text, layers);
  }

  private static String reason(PullEvent.Retry retry) {
    return "try %d of %d (%s, after %d s)"
        .formatted(retry.attempt(), retry.attempts(), retry.reason(), retry.pause().toSeconds());
  }

  private Pull with(Digest blob, UnaryOperator<LayerProgress> change) {
    List<LayerProgress> next =
        layers.stream()
            .map(layer -> layer.blob().equals(blob) ? change.apply(layer) : layer)
            .toList();
    return new Pull(which, outcome, remark, next);
  }

  long total() {
    return layers.stream().mapToLong(LayerProgress::size).sum();
  }

  long done() {
    return layers.stream().mapToLong(LayerProgress::done).sum();
  }

  double speed() {
    return layers.stream().mapToDouble(LayerProgress::speed).sum();
  }

  double fraction() {
    return total() == 0 ? 0 : (double) done() / total();
  }

  /** Until all bytes are here at this speed; empty where there is none. */
  Optional<Duration> left() {
    double speed = speed();
    return speed < 1
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) Math.ceil((total() - done()) / speed)));
  }
}
