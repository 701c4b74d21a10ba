package darsena.engine.local.housekeeping;

import darsena.engine.Containers;
import darsena.engine.Housekeeping;
import darsena.engine.Images;
import darsena.engine.container.ContainerSummary;
import darsena.engine.housekeeping.Defect;
import darsena.engine.housekeeping.DiskUse;
import darsena.engine.housekeeping.Pruned;
import darsena.engine.image.ImageRemoval;
import darsena.engine.image.ImageSummary;
import darsena.engine.local.events.Herald;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import darsena.store.StorePaths;
import darsena.store.container.ContainerRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Removes what nobody uses, one by one, as a person would; others may be at work meanwhile. */
public final class LocalHousekeeping implements Housekeeping {
  private final StorePaths paths;
  private final Images images;
  private final Containers containers;
  private final ContainerRecords records;
  private final Herald herald;

  /** Keeps one store. */
  public LocalHousekeeping(
      StorePaths paths,
      Images images,
      Containers containers,
      ContainerRecords records,
      Herald herald) {
    this.paths = paths;
    this.images = images;
    this.containers = containers;
    this.records = records;
    this.herald = herald;
  }

  @Override
  public DiskUse diskUse() {
    return new Measuring(paths, images, containers).measure();
  }

  @Override
  public Pruned pruneContainers(Predicate<ContainerSummary> wanted) {
    List<String> removed = new ArrayList<>();
    long bytes = 0;
    for (ContainerSummary each : containers.list()) {
      if (!each.state().alive() && wanted.test(each)) {
        bytes += remove(each, removed);
      }
    }
    herald.prune("container", bytes);
    return new Pruned(removed, bytes);
  }

  private long remove(ContainerSummary container, List<String> removed) {
    String id = container.id().hex();
    try {
      long bytes = containers.size(id);
      containers.remove(id, false);
      removed.add(id);
      return bytes;
    } catch (DarsenaException failure) {
      passOver(failure);
      return 0;
    }
  }

  @Override
  public Pruned pruneImages(boolean all, Predicate<ImageSummary> wanted) {
    List<String> told = new ArrayList<>();
    Map<String, Long> before = Measuring.layers(paths);
    for (ImageSummary each : images.list()) {
      if (each.containers() == 0 && (all || each.names().isEmpty()) && wanted.test(each)) {
        remove(each, told);
      }
    }
    long bytes =
        before.entrySet().stream()
            .filter(layer -> !Files.isDirectory(paths.layer(layer.getKey())))
            .mapToLong(Map.Entry::getValue)
            .sum();
    herald.prune("image", bytes);
    return new Pruned(told, bytes);
  }

  /** By each of its names, so that nothing has to be forced. */
  private void remove(ImageSummary image, List<String> told) {
    List<String> handles = image.names().isEmpty() ? List.of(image.id().toString()) : image.names();
    for (String each : handles) {
      try {
        images.remove(each, false).forEach(removal -> told.add(line(removal)));
      } catch (DarsenaException failure) {
        passOver(failure);
      }
    }
  }

  private static String line(ImageRemoval removal) {
    return switch (removal) {
      case ImageRemoval.Untagged(String name) -> "untagged: " + name;
      case ImageRemoval.Deleted(String digest) -> "deleted: " + digest;
    };
  }

  @Override
  public List<Defect> check(boolean repair) {
    try {
      return new StoreCheck(paths, records).run(repair);
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED, "cannot check the store: " + FailureWords.of(problem), "", problem);
    }
  }

  /** What came into use meanwhile, or went, is left alone. */
  private static void passOver(DarsenaException failure) {
    if (failure.kind() != ErrorKind.CONFLICT && failure.kind() != ErrorKind.NOT_FOUND) {
      throw failure;
    }
  }
}
