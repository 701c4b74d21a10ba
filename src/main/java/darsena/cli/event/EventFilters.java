package darsena.cli.event;

import darsena.cli.syntax.Arguments;
import darsena.engine.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Which events are shown, by the rules of docker's daemon/events/filter.go. */
final class EventFilters {
  /** Actions with more words behind a colon. */
  private static final Set<String> WITH_MORE = Set.of("health_status", "exec_create", "exec_start");

  private final Map<String, List<Filter>> filters;

  private record Filter(String key, String value) {}

  private EventFilters(List<Filter> filters) {
    this.filters = filters.stream().collect(Collectors.groupingBy(Filter::key));
  }

  static EventFilters of(Arguments arguments) {
    return new EventFilters(arguments.readAll("filter", EventFilters::filter));
  }

  private static Filter filter(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("bad format of filter (expected name=value)");
    }
    Filter filter = new Filter(text.substring(0, equals), text.substring(equals + 1));
    return switch (filter.key()) {
      case "container", "event", "image", "label", "type" -> filter;
      default ->
          throw new IllegalArgumentException(
              "invalid filter '"
                  + filter.key()
                  + "'; the keys are container, event, image, label and type");
    };
  }

  /** Every key, any value of each; of labels, every one. */
  boolean want(Event event) {
    return any("type", event, (wanted, its) -> its.type().equals(wanted))
        && any("event", event, this::isAction)
        && any("container", event, EventFilters::isContainer)
        && any("image", event, EventFilters::isImage)
        && filters.getOrDefault("label", List.of()).stream()
            .allMatch(filter -> isLabelled(filter.value(), event));
  }

  private boolean any(String key, Event event, BiPredicate<String, Event> test) {
    List<Filter> wanted = filters.getOrDefault(key, List.of());
    return wanted.isEmpty() || wanted.stream().anyMatch(each -> test.test(each.value(), event));
  }

  /** Once one without its words is asked for, all are compared by their beginnings. */
  private boolean isAction(String wanted, Event event) {
    boolean beginnings =
        filters.getOrDefault("event", List.of()).stream()
            .anyMatch(filter -> WITH_MORE.contains(filter.value()));
    return beginnings ? event.action().startsWith(wanted) : event.action().equals(wanted);
  }

  private static boolean isContainer(String wanted, Event event) {
    return event.type().equals("container")
        && (event.id().startsWith(wanted)
            || event.attributes().getOrDefault("name", "").startsWith(wanted));
  }

  private static boolean isImage(String wanted, Event event) {
    String attribute = event.type().equals("image") ? "name" : "image";
    String name = event.attributes().getOrDefault(attribute, "");
    return List.of(event.id(), name, withoutTag(event.id()), withoutTag(name)).contains(wanted);
  }

  private static String withoutTag(String name) {
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  private static boolean isLabelled(String wanted, Event event) {
    int equals = wanted.indexOf('=');
    String key = equals < 0 ? wanted : wanted.substring(0, equals);
    String value = event.attributes().get(key);
    return value != null && (equals < 0 || value.equals(wanted.substring(equals + 1)));
  }
}
