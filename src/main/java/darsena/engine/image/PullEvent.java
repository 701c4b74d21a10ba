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

  /** A try failed and another follows. */
  record Retrying(Digest blob, int attempt, String reason, Duration pause) implements PullEvent {}

  /** All bytes are there and their digest is right; unpacking may go on for a moment. */
  record Verified(Digest blob) implements PullEvent {}

  /** The layer's tree and index are complete. */
  record Unpacked(Digest blob, long files, long size) implements PullEvent {}

  /** A layer that a pull will need; size in bytes of the compressed blob. */
  record LayerToPull(Digest blob, long size) {}
}
