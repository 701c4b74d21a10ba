package darsena.engine.local.images;

import darsena.container.ContainerId;
import darsena.image.Digest;
import java.util.List;

/** Tells which containers are made of which images; what they use is never removed. */
public interface ImageUse {

  /** Every container there is, one whose record is damaged left out. */
  List<Use> uses();

  /**
   * A container's hold on an image.
   *
   * @param image the image's id
   * @param layers keys of the layers below its writable one
   */
  record Use(
      ContainerId container, String name, Digest image, List<String> layers, boolean running) {

    /** Copies the list. */
    public Use {
      layers = List.copyOf(layers);
    }
  }
}
