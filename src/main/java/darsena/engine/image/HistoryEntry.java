package darsena.engine.image;

import darsena.image.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * One step of an image's making.
 *
 * @param layer the diff id of the layer it made, empty when it made none
 * @param size bytes of the files that layer adds, 0 when it made none
 */
public record HistoryEntry(
    Instant created, String createdBy, String comment, long size, Optional<Digest> layer) {
  /**
   * What builders write who want the same image every time, and what is read when they say none.
   */
  private static final Instant BEFORE_ANY_IMAGE = Instant.parse("2000-01-01T00:00:00Z");

  /** Whether the date tells when the step was made; docker draws the line here. */
  public boolean dated() {
    return created.isAfter(BEFORE_ANY_IMAGE);
  }
}
