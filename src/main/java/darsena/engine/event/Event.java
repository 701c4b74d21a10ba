package darsena.engine.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that has happened, in docker's words.
 *
 * @param type {@code container} or {@code image}
 * @param action what happened: {@code start}, {@code die}, {@code health_status: healthy}
 * @param id of the container, or of the image; empty for what concerns no single one
 * @param attributes its name, its labels, and what else is to be known
 */
public record Event(
    Instant time, String type, String action, String id, Map<String, String> attributes) {

  /** Copies the map. */
  public Event {
    attributes = Map.copyOf(attributes);
  }
}
