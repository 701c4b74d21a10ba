package darsena.cli.watch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.format.Listing;
import darsena.cli.format.Paint;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.ContainerSummary;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code ps}: a row for each container. */
public final class PsCommand implements Command {
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("ID", "CONTAINER ID"),
          Map.entry("Image", "IMAGE"),
          Map.entry("Command", "COMMAND"),
          Map.entry("RunningFor", "CREATED"),
          Map.entry("CreatedAt", "CREATED AT"),
          Map.entry("Status", "STATUS"),
          Map.entry("State", "STATE"),
          Map.entry("Ports", "PORTS"),
          Map.entry("Names", "NAMES"),
          Map.entry("Labels", "LABELS"),
          Map.entry("Mounts", "MOUNTS"),
          Map.entry("Size", "SIZE"),
          Map.entry("Networks", "NETWORKS"));

  private static final List<String> COLUMNS =
      List.of("ID", "Image", "Command", "RunningFor", "Status", "Ports", "Names");

  private static final List<String> WITH_SIZE =
      Stream.concat(COLUMNS.stream(), Stream.of("Size")).toList();

  @Override
  public Syntax syntax() {
    return Syntax.of("ps [OPTIONS]", "List containers")
        .toggle("-a, --all", "Those that do not run, too")
        .list(
            "-f, --filter",
            "KEY=VALUE",
            "id, name, status, health, label, ancestor, exited, before or since")
        .value("--format", "FORMAT", "json, table TEMPLATE or a template of fields: {{.Names}}")
        .value("-n, --last", "NUMBER", "The newest so many, running or not")
        .toggle("-l, --latest", "The newest one, running or not")
        .toggle("--no-trunc", "Cut nothing")
        .toggle("-q, --quiet", "Ids only")
        .toggle("-s, --size", "What each has written, and that with its image")
        .example("darsena ps -a --filter status=exited", "What has ended")
        .example("darsena ps --format '{{.Names}}: {{.Status}}'", "Some fields only");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    ContainerFilters filters = ContainerFilters.of(session);
    List<ContainerSummary> all = session.containers().list();
    int newest = arguments.on("latest") ? 1 : arguments.number("last").orElse(-1);
    boolean everyState = arguments.on("all") || newest > 0 || filters.askForStates();
    Predicate<ContainerSummary> wanted = filters.predicate(all);
    List<ContainerRow> rows =
        all.stream()
            .filter(container -> everyState || container.state().alive())
            .filter(wanted)
            .limit(newest > 0 ? newest : all.size())
            .map(container -> new ContainerRow(session, container))
            .toList();
    if (arguments.on("quiet")) {
      rows.forEach(row -> session.print(row.value("ID")));
      return 0;
    }
    Listing listing = new Listing(TITLES, arguments.on("size") ? WITH_SIZE : COLUMNS);
    boolean colored = session.colors().out();
    rows.forEach(row -> listing.add(row::value, field -> colored ? row.paint(field) : Paint.PLAIN));
    session.print(listing);
    return 0;
  }
}
