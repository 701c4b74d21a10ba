package darsena.engine.container;

import darsena.image.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * How an image is made of a container.
 *
 * @param name of the image; it has none when empty
 * @param changes instructions of a Dockerfile that change its configuration, in order
 * @param pause whether a running container is held still meanwhile
 */
public record CommitRequest(
    Optional<ImageReference> name,
    List<String> changes,
    String author,
    String message,
    boolean pause) {

  /** Copies the list. */
  public CommitRequest {
    changes = List.copyOf(changes);
  }
}
