package darsena.engine.image;

import darsena.image.Digest;
import java.time.Instant;
import java.util.List;

/**
 * An image in a list.
 *
 * @param id digest of its configuration
 * @param manifest digest of the manifest it came with
 * @param names full references in familiar form ({@code nginx:1.25}), sorted; by digest ({@code
 *     nginx@sha256:…}) where the image has no tag in that repository; empty when dangling
 * @param size bytes of its unpacked files, layers shared with other images counted too
 * @param containers how many containers, running or not, are made of it
 */
public record ImageSummary(
    Digest id,
    Digest manifest,
    List<String> names,
    Instant created,
    long size,
    int layers,
    int containers) {

  /** Copies the list. */
  public ImageSummary {
    names = List.copyOf(names);
  }
}
