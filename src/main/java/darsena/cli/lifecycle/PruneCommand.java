package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.ContainerSummary;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import darsena.text.ByteSize;
import darsena.text.Moment;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** {@code container prune}: removes every container that does not run. */
public final class PruneCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("container prune [OPTIONS]", "Remove all stopped containers")
        .list("--filter", "KEY=VALUE", "until=TIME, label=KEY[=VALUE] or label!=KEY[=VALUE]")
        .toggle("-f, --force", "Do not ask")
        .example("darsena container prune -f --filter until=24h", "Those older than a day");
  }

  @Override
  public int run(Session session) {
    List<Predicate<ContainerSummary>> filters =
        session.arguments().readAll("filter", text -> filter(text, session));
    if (!session.arguments().on("force") && !agreed(session)) {
      return 0;
    }
    List<String> removed = new ArrayList<>();
    long bytes = 0;
    for (ContainerSummary each : session.containers().list()) {
      boolean wanted = filters.stream().allMatch(filter -> filter.test(each));
      if (!each.state().alive() && wanted) {
        bytes += removed(session, each, removed);
      }
    }
    if (!removed.isEmpty()) {
      session.print("Deleted Containers:");
      removed.forEach(session::print);
      session.print("");
    }
    session.print("Total reclaimed space: " + ByteSize.decimal(bytes));
    return 0;
  }

  /** One that was started or removed meanwhile is left alone. */
  private static long removed(Session session, ContainerSummary container, List<String> removed) {
    String id = container.id().hex();
    try {
      long bytes = session.containers().size(id);
      session.containers().remove(id, false);
      removed.add(id);
      return bytes;
    } catch (DarsenaException failure) {
      if (failure.kind() != ErrorKind.CONFLICT && failure.kind() != ErrorKind.NOT_FOUND) {
        throw failure;
      }
      return 0;
    }
  }

  private static boolean agreed(Session session) {
    session.out().println("WARNING! This will remove all stopped containers.");
    session.out().print("Are you sure you want to continue? [y/N] ");
    session.out().flush();
    try {
      int answer = session.surroundings().in().read();
      return answer == 'y' || answer == 'Y';
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED, "cannot read the answer: " + FailureWords.of(problem), "", problem);
    }
  }

  private static Predicate<ContainerSummary> filter(String text, Session session) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? "" : text.substring(equals + 1);
    return switch (key) {
      case "until" -> {
        Instant end =
            Moment.parse(
                value, session.surroundings().clock().instant(), session.surroundings().zone());
        yield container -> container.created().isBefore(end);
      }
      case "label" -> container -> hasLabel(container, value);
      case "label!" -> container -> !hasLabel(container, value);
      default -> throw new IllegalArgumentException("it takes until, label or label!");
    };
  }

  private static boolean hasLabel(ContainerSummary container, String wanted) {
    int equals = wanted.indexOf('=');
    if (equals < 0) {
      return container.labels().containsKey(wanted);
    }
    String value = container.labels().get(wanted.substring(0, equals));
    return Objects.equals(value, wanted.substring(equals + 1));
  }
}
