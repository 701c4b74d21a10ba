package darsena.cli.event;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.event.Event;
import darsena.engine.event.EventPeriod;
import darsena.engine.event.EventSink;
import darsena.text.Moment;
import java.time.Instant;
import java.util.Optional;

/** {@code events}: what happens to containers and images, as it happens or since a while. */
public final class EventsCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("events [OPTIONS]", "Show what happens to containers and images")
        .list("-f, --filter", "KEY=VALUE", "container, event, image, label or type")
        .value("--format", "FORMAT", "json or a template of fields: {{.Action}} {{.Actor.ID}}")
        .value("--since", "TIME", "Those since a time, or a duration ago, too")
        .value("--until", "TIME", "Those until a time, and then no more")
        .example("darsena events --filter event=die", "Every container that ends")
        .example("darsena events --since 1h --until 0s", "What happened in the last hour");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    EventFilters filters = EventFilters.of(arguments);
    EventPrinter printer = EventPrinter.of(session);
    EventPeriod period = new EventPeriod(moment(session, "since"), moment(session, "until"));
    session.engine().events().read(period, new Printing(session, filters, printer));
    return 0;
  }

  private static Optional<Instant> moment(Session session, String flag) {
    return session
        .arguments()
        .read(
            flag,
            text ->
                Moment.parse(
                    text, session.surroundings().clock().instant(), session.surroundings().zone()));
  }

  /** Prints those that are wanted, as long as somebody reads. */
  private record Printing(Session session, EventFilters filters, EventPrinter printer)
      implements EventSink {
    @Override
    public void event(Event event) {
      if (filters.want(event)) {
        printer.print(event);
      }
    }

    @Override
    public boolean caughtUp() {
      return !session.nobodyReads();
    }
  }
}
