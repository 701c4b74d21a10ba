package darsena.cli.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.cli.command.Session;
import darsena.cli.format.Template;
import darsena.cli.format.Times;
import darsena.cli.syntax.UsageException;
import darsena.engine.event.Event;
import darsena.io.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints events: docker's line, its JSON document, or a template. */
final class EventPrinter {
  private static final String JSON = "json";
  private static final String WHOLE = "{{json.}}";

  private final Session session;
  private final Function<Event, String> form;

  private EventPrinter(Session session, Function<Event, String> form) {
    this.session = session;
    this.form = form;
  }

  static EventPrinter of(Session session) {
    Optional<String> format = session.arguments().text("format").filter(text -> !text.isEmpty());
    if (format.isEmpty()) {
      return new EventPrinter(session, event -> line(event, session));
    }
    if (format.get().equals(JSON) || format.get().replace(" ", "").equals(WHOLE)) {
      return new EventPrinter(session, event -> Template.json(document(event)));
    }
    Template template = template(format.get());
    return new EventPrinter(session, event -> rendered(template, event));
  }

  void print(Event event) {
    session.print(form.apply(event));
  }

  private static String line(Event event, Session session) {
    StringBuilder line =
        new StringBuilder(Times.fixed(event.time(), session.surroundings().zone()));
    line.append(' ').append(event.type()).append(' ').append(event.action());
    line.append(' ').append(event.id());
    if (!event.attributes().isEmpty()) {
      line.append(
          new TreeMap<>(event.attributes())
              .entrySet().stream()
                  .map(each -> each.getKey() + "=" + each.getValue())
                  .collect(Collectors.joining(", ", " (", ")")));
    }
    return line.toString();
  }

  /** Docker's document, with the fields of its first years. */
  private static ObjectNode document(Event event) {
    ObjectNode document = Json.object();
    document.put("status", event.action());
    document.put("id", event.id());
    from(event).ifPresent(image -> document.put("from", image));
    document.put("Type", event.type());
    document.put("Action", event.action());
    document.set("Actor", actor(event));
    document.put("scope", "local");
    document.put("time", event.time().getEpochSecond());
    document.put("timeNano", nanos(event));
    return document;
  }

  private static String rendered(Template template, Event event) {
    ObjectNode fields = Json.object();
    fields.put("Status", event.action());
    fields.put("ID", event.id());
    fields.put("From", from(event).orElse(""));
    fields.put("Type", event.type());
    fields.put("Action", event.action());
    fields.set("Actor", actor(event));
    fields.put("Scope", "local");
    fields.put("Time", event.time().getEpochSecond());
    fields.put("TimeNano", nanos(event));
    try {
      return template.render(fields);
    } catch (IllegalArgumentException wrong) {
      throw misformed(wrong);
    }
  }

  private static Template template(String text) {
    try {
      return Template.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw misformed(wrong);
    }
  }

  private static UsageException misformed(IllegalArgumentException wrong) {
    return UsageException.arguments(
        "cannot format the output: " + wrong.getMessage(), "Fields look like this: {{.Action}}");
  }

  private static ObjectNode actor(Event event) {
    ObjectNode actor = Json.object();
    actor.put("ID", event.id());
    ObjectNode attributes = actor.putObject("Attributes");
    for (Map.Entry<String, String> each : new TreeMap<>(event.attributes()).entrySet()) {
      attributes.put(each.getKey(), each.getValue());
    }
    return actor;
  }

  private static Optional<String> from(Event event) {
    return event.type().equals("container")
        ? Optional.ofNullable(event.attributes().get("image"))
        : Optional.empty();
  }

  private static long nanos(Event event) {
    Instant time = event.time();
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
