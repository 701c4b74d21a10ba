package darsena.engine.housekeeping;

import darsena.engine.container.ContainerSummary;
import darsena.engine.image.ImageSummary;
import java.util.List;

/**
 * The room that images and containers take.
 *
 * @param layerBytes of the files of all layers, each counted once
 * @param reclaimableLayerBytes of the layers that no container's image has
 */
public record DiskUse(
    List<OfImage> images,
    List<OfContainer> containers,
    long layerBytes,
    long reclaimableLayerBytes) {

  /** Copies the lists. */
  public DiskUse {
    images = List.copyOf(images);
    containers = List.copyOf(containers);
  }

  /**
   * An image.
   *
   * @param shared bytes of layers that other images have, too
   * @param unique bytes of those that only it has
   */
  public record OfImage(ImageSummary image, long shared, long unique) {}

  /**
   * A container.
   *
   * @param size bytes of what it has written
   */
  public record OfContainer(ContainerSummary container, long size) {}
}
