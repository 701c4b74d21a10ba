package darsena.engine.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.engine.event.Event;
import darsena.io.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A line of the journal, read. */
final class EventLine {
  private static final long NANOS = 1_000_000_000L;

  /** How every line begins; inside of one it cannot stand, for there quotes are escaped. */
  private static final byte[] BEGINNING = "{\"time\":".getBytes(StandardCharsets.US_ASCII);

  private EventLine() {}

  /** The event; empty for what is none. After a torn line the next may stand on the same line. */
  static Optional<Event> read(byte[] line) {
    Optional<Event> whole = parse(line);
    int last = lastBeginning(line);
    return whole.isPresent() || last <= 0
        ? whole
        : parse(Arrays.copyOfRange(line, last, line.length));
  }

  private static int lastBeginning(byte[] line) {
    for (int at = line.length - BEGINNING.length; at >= 0; at--) {
      if (Arrays.equals(line, at, at + BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<Event> parse(byte[] line) {
    try {
      JsonNode document = Json.parse(line);
      JsonNode actor = document.path("Actor");
      JsonNode nanos = document.path("timeNano");
      if (!nanos.isIntegralNumber() || !actor.path("ID").isTextual()) {
        return Optional.empty();
      }
      Map<String, String> attributes = new HashMap<>();
      for (Map.Entry<String, JsonNode> each : actor.path("Attributes").properties()) {
        attributes.put(each.getKey(), each.getValue().asText());
      }
      return Optional.of(
          new Event(
              Instant.ofEpochSecond(nanos.longValue() / NANOS, nanos.longValue() % NANOS),
              document.path("Type").asText(),
              document.path("Action").asText(),
              actor.path("ID").asText(),
              attributes));
    } catch (Json.MalformedJsonException torn) {
      return Optional.empty();
    }
  }
}
