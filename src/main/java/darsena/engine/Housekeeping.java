package darsena.engine;

import darsena.engine.container.ContainerSummary;
import darsena.engine.housekeeping.Defect;
import darsena.engine.housekeeping.DiskUse;
import darsena.engine.housekeeping.Pruned;
import darsena.engine.image.ImageSummary;
import java.util.List;
import java.util.function.Predicate;

/** Keeps the store small and in order. */
public interface Housekeeping {

  /** The room that everything takes. */
  DiskUse diskUse();

  /** Removes the containers that do not run, and are wanted gone. */
  Pruned pruneContainers(Predicate<ContainerSummary> wanted);

  /**
   * Removes the images that no container is made of, and are wanted gone.
   *
   * @param all those with a name, too
   */
  Pruned pruneImages(boolean all, Predicate<ImageSummary> wanted);

  /**
   * Verifies everything in the store, and tells what is not as it has to be.
   *
   * @param repair whether that is mended which can be without losing anything
   */
  List<Defect> check(boolean repair);
}
