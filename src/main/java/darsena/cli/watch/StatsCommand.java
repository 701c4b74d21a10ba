package darsena.cli.watch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.format.Listing;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.ContainerSummary;
import darsena.engine.container.Usage;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code stats}: what containers use, once or again and again. */
public final class StatsCommand implements Command {
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("Container", "CONTAINER"),
          Map.entry("ID", "CONTAINER ID"),
          Map.entry("Name", "NAME"),
          Map.entry("CPUPerc", "CPU %"),
          Map.entry("HostCPUPerc", "CPU % OF HOST"),
          Map.entry("CPUPressure", "CPU PRESSURE"),
          Map.entry("MemPressure", "MEM PRESSURE"),
          Map.entry("IOPressure", "IO PRESSURE"),
          Map.entry("MemUsage", "MEM USAGE / LIMIT"),
          Map.entry("MemPerc", "MEM %"),
          Map.entry("NetIO", "NET I/O"),
          Map.entry("BlockIO", "BLOCK I/O"),
          Map.entry("PIDs", "PIDS"));
  private static final List<String> COLUMNS =
      List.of("ID", "Name", "CPUPerc", "MemUsage", "MemPerc", "NetIO", "BlockIO", "PIDs");

  /** Long enough for a rate, short enough to wait for. */
  private static final Duration FIRST_PERIOD = Duration.ofMillis(250);

  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Override
  public Syntax syntax() {
    return Syntax.of("stats [OPTIONS] [CONTAINER...]", "Show what containers use")
        .arguments(0, Integer.MAX_VALUE)
        .toggle("-a, --all", "Those that do not run, too")
        .value("--format", "FORMAT", "json, table TEMPLATE or a template of fields: {{.CPUPerc}}")
        .toggle("--no-stream", "Once, instead of again and again")
        .toggle("--no-trunc", "Cut nothing")
        .example("darsena stats --no-stream web", "One look at one container");
  }

  @Override
  public int run(Session session) {
    boolean once = session.arguments().on("no-stream");
    Map<String, UsageSample> before = sample(session, Map.of());
    Duration period = FIRST_PERIOD;
    while (true) {
      await(period);
      Map<String, UsageSample> now = sample(session, before);
      if (now.isEmpty() && !session.arguments().words().isEmpty()) {
        return 0;
      }
      show(session, List.copyOf(now.values()), !once);
      if (once || session.nobodyReads()) {
        return 0;
      }
      before = now;
      period = PERIOD;
    }
  }

  private static Map<String, UsageSample> sample(Session session, Map<String, UsageSample> before) {
    Map<String, UsageSample> samples = new LinkedHashMap<>();
    for (ContainerSummary container : chosen(session, before.keySet())) {
      samples.put(container.id().hex(), sample(session, container, before));
    }
    return samples;
  }

  /** Those that were named have to be there the first time; later they may go. */
  private static List<ContainerSummary> chosen(Session session, Set<String> before) {
    Arguments arguments = session.arguments();
    List<ContainerSummary> all = session.containers().list();
    if (arguments.words().isEmpty()) {
      boolean everyState = arguments.on("all");
      return all.stream().filter(each -> everyState || each.state().alive()).toList();
    }
    Set<String> named = before.isEmpty() ? named(session) : before;
    return named.stream()
        .flatMap(id -> all.stream().filter(each -> each.id().hex().equals(id)))
        .toList();
  }

  private static Set<String> named(Session session) {
    return session.arguments().words().stream()
        .map(name -> session.containers().inspect(name).spec().id().hex())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static UsageSample sample(
      Session session, ContainerSummary container, Map<String, UsageSample> before) {
    UsageSample previous = before.get(container.id().hex());
    return UsageSample.of(container, usage(session, container.id().hex()))
        .after(previous == null ? List.of() : List.of(previous));
  }

  /** One that was removed since it was listed uses nothing. */
  private static Optional<Usage> usage(Session session, String id) {
    try {
      return session.containers().usage(id);
    } catch (DarsenaException gone) {
      if (gone.kind() == ErrorKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw gone;
    }
  }

  private static void show(Session session, List<UsageSample> samples, boolean again) {
    Listing listing = new Listing(TITLES, COLUMNS);
    boolean cut = !session.arguments().on("no-trunc");
    samples.forEach(sample -> listing.add(field -> sample.value(field, cut)));
    boolean redraw = again && session.surroundings().terminals().out();
    if (redraw) {
      session.out().print("\u001b[H\u001b[J");
    }
    session.print(listing);
    session.out().flush();
  }

  private static void await(Duration period) {
    try {
      Thread.sleep(period);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new DarsenaException(ErrorKind.CANCELLED, "stopped measuring", "", end);
    }
  }
}
