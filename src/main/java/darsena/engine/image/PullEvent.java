package darsena.engine.image;

import darsena.image.Digest;
import darsena.image.Platform;
import java.time.Duration;
import java.util.List;

/** What happens during a pull. */
public sealed interface PullEvent {

  /** The name is known: these layers will be needed, the lowest first. */
  record Resolved(String name, Digest digest, Platform platform, List<LayerToPull> layers)
      implements PullEvent {}

  /** The layer is in the store already. */
  record Shared(Digest blob) implements PullEvent {}

  /** Bytes of the blob on disk so far, resumed ones included; at most some ten a second a layer. */
  record Downloading(Digest blob, long done, long total) implements PullEvent {}

  /** Nothing came of a registry for a second or so. */
  record Waiting(String registry) implements PullEvent {}

  /** A registry did not answer as it should, and is asked again. */
  record AskingAgain(Retry retry) implements PullEvent {}

  /** A try to fetch a layer failed and another follows. */
  record Retrying(Digest blob, Retry retry) implements PullEvent {}

  /**
   * A try that follows a failed one.
   *
   * @param attempt its number, from 2
   * @param attempts how many there will be, unless one makes progress
   * @param pause how long is waited before
   */
  record Retry(int attempt, int attempts, String reason, Duration pause) {}

  /** All bytes are there and their digest is right; unpacking may go on for a moment. */
  record Verified(Digest blob) implements PullEvent {}

  /** The layer's tree and index are complete. */
  record Unpacked(Digest blob, long files, long size) implements PullEvent {}

  /** A layer that a pull will need; size in bytes of the compressed blob. */
  record LayerToPull(Digest blob, long size) {}
}
