package darsena.engine.housekeeping;

import java.util.List;

/**
 * What was removed of what is not in use.
 *
 * @param objects containers by their ids, or docker's lines about images, in order
 * @param reclaimed bytes
 */
public record Pruned(List<String> objects, long reclaimed) {

  /** Copies the list. */
  public Pruned {
    objects = List.copyOf(objects);
  }
}
