package darsena.engine.image;

import darsena.image.Digest;
import darsena.image.Platform;
import java.util.List;

/**
 * Everything about an image.
 *
 * @param digests the references by digest it was pulled by, {@code name@sha256:…}
 * @param layers the lowest first
 * @param configuration the image's configuration document, byte for byte
 * @param manifest the manifest document, byte for byte
 */
public record ImageDetails(
    ImageSummary summary,
    List<String> digests,
    Platform platform,
    List<LayerSummary> layers,
    String architecture,
    String author,
    byte[] configuration,
    byte[] manifest,
    Digest manifestDigest) {

  /** Copies the lists. */
  public ImageDetails {
    digests = List.copyOf(digests);
    layers = List.copyOf(layers);
  }
}
