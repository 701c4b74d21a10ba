package darsena.engine.explore;

import darsena.engine.image.LayerSummary;
import java.util.List;

/**
 * An image's files as one tree over its layers. Each node carries, a layer that touches it, what
 * that layer did; any single layer, aggregate or comparison is a look-up in it.
 *
 * @param layers the lowest first
 */
public record Exploration(List<LayerSummary> layers) {

  /** Copies the list. */
  public Exploration {
    layers = List.copyOf(layers);
  }
}
