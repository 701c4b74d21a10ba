package darsena.engine.local.images;

import darsena.image.Digest;
import darsena.oci.ImageConfig;
import java.util.List;

/**
 * An image that is complete in the store, as a container needs it.
 *
 * @param id digest of its configuration
 * @param manifest digest of its manifest
 * @param layers keys of its unpacked layers, the lowest first
 */
public record StoredImage(Digest id, Digest manifest, ImageConfig config, List<String> layers) {

  /** Copies the list. */
  public StoredImage {
    layers = List.copyOf(layers);
  }
}
