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
    Instant created, String createdBy, String comment, long size, Optional<Digest> layer) {}
