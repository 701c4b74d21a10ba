package darsena.cli.watch;

import darsena.cli.command.Session;
import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.container.policy.HealthReport;
import darsena.engine.container.ContainerSummary;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Which containers {@code ps} shows: any value of a key, every key; as docker's filters. */
final class ContainerFilters {
  private static final List<String> STATES =
      List.of("created", "running", "paused", "exited", "restarting", "removing", "dead");

  private static final List<String> HEALTH = List.of("starting", "healthy", "unhealthy", "none");

  private final Session session;
  private final List<Filter> filters;

  private record Filter(String key, String value) {}

  private ContainerFilters(Session session, List<Filter> filters) {
    this.session = session;
    this.filters = filters;
  }

  static ContainerFilters of(Session session) {
    return new ContainerFilters(
        session, session.arguments().readAll("filter", ContainerFilters::filter));
  }

  private static Filter filter(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("a filter has the form KEY=VALUE");
    }
    Filter filter = new Filter(text.substring(0, equals), text.substring(equals + 1));
    return switch (filter.key()) {
      case "id", "name", "label", "ancestor", "before", "since" -> filter;
      case "status" -> checked(filter, STATES.contains(filter.value()), "there is no such status");
      case "health" -> checked(filter, HEALTH.contains(filter.value()), "there is no such health");
      case "exited" ->
          checked(filter, filter.value().matches("\\d{1,3}"), "an exit code is a number");
      default ->
          throw new IllegalArgumentException(
              "the keys are id, name, status, health, label, ancestor, exited, before and since");
    };
  }

  private static Filter checked(Filter filter, boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
    return filter;
  }

  /** Whether a filter says itself which states it wants. */
  boolean askForStates() {
    return filters.stream().anyMatch(each -> List.of("status", "exited").contains(each.key()));
  }

  Predicate<ContainerSummary> predicate(List<ContainerSummary> all) {
    Map<String, List<Filter>> byKey = filters.stream().collect(Collectors.groupingBy(Filter::key));
    Predicate<ContainerSummary> wanted = container -> true;
    for (Map.Entry<String, List<Filter>> key : byKey.entrySet()) {
      // Labels must all be there; of other keys one value is enough.
      boolean every = key.getKey().equals("label");
      Function<Filter, Predicate<ContainerSummary>> reader = each -> predicate(each, all);
      wanted =
          wanted.and(
              key.getValue().stream()
                  .map(reader)
                  .reduce(every ? Predicate::and : Predicate::or)
                  .orElseThrow());
    }
    return wanted;
  }

  private Predicate<ContainerSummary> predicate(Filter filter, List<ContainerSummary> all) {
    String value = filter.value();
    return switch (filter.key()) {
      case "id" -> container -> container.id().hex().startsWith(value);
      case "name" -> name(value);
      case "status" -> container -> container.state().word().equals(value);
      case "health" -> container -> health(container).equals(value);
      case "label" -> container -> labelled(container, value);
      case "ancestor" -> ancestor(value);
      case "exited" -> container -> exited(container, Integer.parseInt(value));
      case "before" -> {
        Instant moment = created(value, all);
        yield container -> container.created().isBefore(moment);
      }
      default -> {
        Instant moment = created(value, all);
        yield container -> container.created().isAfter(moment);
      }
    };
  }

  private static Predicate<ContainerSummary> name(String value) {
    try {
      Pattern pattern = Pattern.compile(value.startsWith("/") ? value.substring(1) : value);
      return container -> pattern.matcher(container.name()).find();
    } catch (PatternSyntaxException wrong) {
      return container -> container.name().contains(value);
    }
  }

  private static String health(ContainerSummary container) {
    return container.health().map(HealthReport.Status::word).orElse("none");
  }

  private static boolean labelled(ContainerSummary container, String wanted) {
    int equals = wanted.indexOf('=');
    String key = equals < 0 ? wanted : wanted.substring(0, equals);
    String value = container.labels().get(key);
    return value != null && (equals < 0 || value.equals(wanted.substring(equals + 1)));
  }

  private static boolean exited(ContainerSummary container, int code) {
    return container.state() instanceof ContainerState.Exited exited
        && !(exited.status() instanceof ExitStatus.Unknown)
        && exited.status().shellCode() == code;
  }

  private Predicate<ContainerSummary> ancestor(String image) {
    try {
      Digest id = session.images().inspect(image).summary().id();
      return container -> container.image().equals(id);
    } catch (DarsenaException absent) {
      if (absent.kind() == ErrorKind.NOT_FOUND || absent.kind() == ErrorKind.INVALID) {
        return container -> container.imageName().equals(image);
      }
      throw absent;
    }
  }

  private Instant created(String container, List<ContainerSummary> all) {
    String id = session.containers().inspect(container).spec().id().hex();
    return all.stream()
        .filter(each -> each.id().hex().equals(id))
        .map(ContainerSummary::created)
        .findFirst()
        .orElse(Instant.EPOCH);
  }
}
