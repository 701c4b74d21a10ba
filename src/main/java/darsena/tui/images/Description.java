package darsena.tui.images;

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
record Description(
    String key,
    ImageDetails details,
    List<HistoryEntry> history,
    List<ContainerSummary> containers) {

  Description {
    history = List.copyOf(history);
    containers = List.copyOf(containers);
  }
}
