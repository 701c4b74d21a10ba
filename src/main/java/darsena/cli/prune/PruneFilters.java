package darsena.cli.prune;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.ContainerSummary;
import darsena.engine.image.ImageSummary;
import darsena.io.Json;
import darsena.text.Moment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What {@code --filter} leaves of what would be removed: everything that every filter lets pass.
 */
record PruneFilters(Session session, List<Predicate<Thing>> filters) {

  /** What a filter looks at. */
  record Thing(Instant created, Map<String, String> labels) {}

  static Syntax declared(Syntax syntax) {
    return syntax
        .list("--filter", "KEY=VALUE", "until=TIME, label=KEY[=VALUE] or label!=KEY[=VALUE]")
        .toggle("-f, --force", "Do not ask");
  }

  static PruneFilters of(Session session) {
    return new PruneFilters(
        session, session.arguments().readAll("filter", text -> filter(text, session)));
  }

  Predicate<ContainerSummary> containers() {
    return container -> pass(new Thing(container.created(), container.labels()));
  }

  Predicate<ImageSummary> images() {
    return image ->
        filters.isEmpty() || pass(new Thing(image.created(), labels(image.id().toString())));
  }

  private boolean pass(Thing thing) {
    return filters.stream().allMatch(filter -> filter.test(thing));
  }

  private Map<String, String> labels(String image) {
    Map<String, String> labels = new HashMap<>();
    try {
      JsonNode document = Json.parse(session.images().inspect(image).configuration());
      for (Map.Entry<String, JsonNode> label :
          document.path("config").path("Labels").properties()) {
        labels.put(label.getKey(), label.getValue().asText());
      }
    } catch (Json.MalformedJsonException damaged) {
      // It has none that anybody could read.
      return Map.of();
    }
    return labels;
  }

  private static Predicate<Thing> filter(String text, Session session) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? "" : text.substring(equals + 1);
    return switch (key) {
      case "until" -> {
        Instant end =
            Moment.parse(
                value, session.surroundings().clock().instant(), session.surroundings().zone());
        yield thing -> thing.created().isBefore(end);
      }
      case "label" -> thing -> hasLabel(thing, value);
      case "label!" -> thing -> !hasLabel(thing, value);
      default -> throw new IllegalArgumentException("it takes until, label or label!");
    };
  }

  private static boolean hasLabel(Thing thing, String wanted) {
    int equals = wanted.indexOf('=');
    if (equals < 0) {
      return thing.labels().containsKey(wanted);
    }
    String value = thing.labels().get(wanted.substring(0, equals));
    return Objects.equals(value, wanted.substring(equals + 1));
  }
}
