package darsena.tui.images.work;

import darsena.engine.container.ContainerSummary;
import darsena.engine.image.HistoryEntry;
import darsena.engine.image.ImageDetails;
import java.util.List;

/**
 * Everything about one image.
 *
 * @param key the name or id it was asked by
 * @param containers those made of it
 */
public record Description(
    String key,
    ImageDetails details,
    List<HistoryEntry> history,
    List<ContainerSummary> containers) {

  public Description {
    history = List.copyOf(history);
    containers = List.copyOf(containers);
  }
}
