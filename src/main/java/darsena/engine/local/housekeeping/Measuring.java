package darsena.engine.local.housekeeping;

import darsena.engine.Containers;
import darsena.engine.Images;
import darsena.engine.container.ContainerSummary;
import darsena.engine.housekeeping.DiskUse;
import darsena.engine.image.ImageSummary;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import darsena.store.ImageFacts;
import darsena.store.ImageNames;
import darsena.store.NamedManifest;
import darsena.store.StorePaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up what everything in a store takes. */
record Measuring(StorePaths paths, Images images, Containers containers) {

  DiskUse measure() {
    List<ImageSummary> all = images.list();
    Map<String, Long> sizes = new HashMap<>();
    Map<String, Integer> users = new HashMap<>();
    Set<String> active = new HashSet<>();
    for (ImageSummary each : all) {
      for (ImageFacts.Layer layer : layers(each)) {
        sizes.put(layer.key(), layer.size());
        users.merge(layer.key(), 1, Integer::sum);
        if (each.containers() > 0) {
          active.add(layer.key());
        }
      }
    }
    List<DiskUse.OfImage> ofImages = new ArrayList<>();
    all.forEach(each -> ofImages.add(of(each, users)));
    return new DiskUse(
        ofImages,
        ofContainers(),
        sizes.values().stream().mapToLong(Long::longValue).sum(),
        sizes.entrySet().stream()
            .filter(layer -> !active.contains(layer.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum());
  }

  private DiskUse.OfImage of(ImageSummary image, Map<String, Integer> users) {
    long shared = 0;
    long unique = 0;
    Map<String, Long> own = new HashMap<>();
    layers(image).forEach(layer -> own.put(layer.key(), layer.size()));
    for (Map.Entry<String, Long> layer : own.entrySet()) {
      if (users.getOrDefault(layer.getKey(), 0) > 1) {
        shared += layer.getValue();
      } else {
        unique += layer.getValue();
      }
    }
    return new DiskUse.OfImage(image, shared, unique);
  }

  /** One has the empty layer several times, perhaps. */
  private Set<ImageFacts.Layer> layers(ImageSummary image) {
    try {
      return ImageFacts.read(paths, image.manifest())
          .map(facts -> Set.copyOf(facts.layers()))
          .orElse(Set.of());
    } catch (IOException problem) {
      throw unmeasurable(problem);
    }
  }

  private List<DiskUse.OfContainer> ofContainers() {
    List<DiskUse.OfContainer> all = new ArrayList<>();
    for (ContainerSummary each : containers.list()) {
      try {
        all.add(new DiskUse.OfContainer(each, containers.size(each.id().hex())));
      } catch (DarsenaException gone) {
        if (gone.kind() != ErrorKind.NOT_FOUND) {
          throw gone;
        }
      }
    }
    return all;
  }

  /** All layers that images have, by their keys, with their sizes. */
  static Map<String, Long> layers(StorePaths paths) {
    Map<String, Long> sizes = new HashMap<>();
    try {
      for (NamedManifest entry : new ImageNames(paths).list()) {
        ImageFacts.read(paths, entry.digest())
            .ifPresent(
                facts -> facts.layers().forEach(layer -> sizes.put(layer.key(), layer.size())));
      }
      return sizes;
    } catch (IOException problem) {
      throw unmeasurable(problem);
    }
  }

  private static DarsenaException unmeasurable(IOException problem) {
    return new DarsenaException(
        ErrorKind.FAILED, "cannot measure the store: " + FailureWords.of(problem), "", problem);
  }
}
