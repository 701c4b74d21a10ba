package darsena.engine.local.images;

import darsena.container.ContainerId;
import darsena.image.Digest;
import java.util.List;

/** Tells which containers are made of which images; what they use is never removed. */
public interface ImageUse {

  /** What every container there is holds. */
  Uses uses();

  /**
   * What containers hold.
   *
   * @param unreadable names of containers whose records are damaged: each may stand on any image
   */
  record Uses(List<Use> known, List<String> unreadable) {

    /** Copies the lists. */
    public Uses {
      known = List.copyOf(known);
      unreadable = List.copyOf(unreadable);
    }

    /** What no container holds. */
    public static Uses none() {
      return new Uses(List.of(), List.of());
    }
  }

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
