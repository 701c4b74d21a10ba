package darsena.engine.local.images;

import darsena.engine.image.HistoryEntry;
import darsena.engine.image.LayerSummary;
import darsena.image.Digest;
import darsena.oci.ImageConfig;
import darsena.store.ImageFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How an image was made: the steps that its configuration tells, beside the layers that it has. A
 * step that is not marked as empty made the next layer; who tells fewer or more is believed as far
 * as it goes.
 */
final class ImageHistory {
  private ImageHistory() {}

  /** The newest first. */
  static List<HistoryEntry> steps(ImageFacts facts, ImageConfig config) {
    List<HistoryEntry> steps = new ArrayList<>();
    int layer = 0;
    for (ImageConfig.Step step : config.history()) {
      boolean made = !step.emptyLayer() && layer < facts.layers().size();
      Optional<ImageFacts.Layer> layers =
          made ? Optional.of(facts.layers().get(layer)) : Optional.empty();
      layer += made ? 1 : 0;
      steps.add(entry(step, layers));
    }
    while (layer < facts.layers().size()) {
      ImageFacts.Layer untold = facts.layers().get(layer++);
      steps.add(entry(new ImageConfig.Step(config.created(), "", "", false), Optional.of(untold)));
    }
    Collections.reverse(steps);
    return steps;
  }

  private static HistoryEntry entry(ImageConfig.Step step, Optional<ImageFacts.Layer> layer) {
    return new HistoryEntry(
        step.created(),
        step.createdBy(),
        step.comment(),
        layer.map(ImageFacts.Layer::size).orElse(0L),
        layer.map(ImageFacts.Layer::diffId));
  }

  /** The layers with the steps that made them, the lowest first. */
  static List<LayerSummary> layers(ImageFacts facts, ImageConfig config) {
    List<String> makers = new ArrayList<>();
    for (HistoryEntry step : steps(facts, config).reversed()) {
      Optional<Digest> made = step.layer();
      made.ifPresent(_ -> makers.add(step.createdBy()));
    }
    List<LayerSummary> layers = new ArrayList<>();
    for (int i = 0; i < facts.layers().size(); i++) {
      ImageFacts.Layer layer = facts.layers().get(i);
      layers.add(
          new LayerSummary(
              layer.diffId(),
              layer.blob(),
              layer.compressed(),
              layer.size(),
              layer.files(),
              makers.get(i)));
    }
    return layers;
  }
}
