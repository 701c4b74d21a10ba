package darsena.cli.prune;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.engine.housekeeping.Pruned;
import darsena.text.ByteSize;
import java.util.List;

/** {@code container prune}: removes every container that does not run. */
public final class ContainerPruneCommand implements Command {
  @Override
  public Syntax syntax() {
    return PruneFilters.declared(
            Syntax.of("container prune [OPTIONS]", "Remove all stopped containers"))
        .example("darsena container prune -f --filter until=24h", "Those older than a day");
  }

  @Override
  public int run(Session session) {
    PruneFilters filters = PruneFilters.of(session);
    if (!Consent.given(session, List.of("WARNING! This will remove all stopped containers."))) {
      return 0;
    }
    Pruned pruned = session.engine().housekeeping().pruneContainers(filters.containers());
    print(session, "Deleted Containers:", pruned);
    session.print("Total reclaimed space: " + ByteSize.precise(pruned.reclaimed()));
    return 0;
  }

  static void print(Session session, String title, Pruned pruned) {
    if (!pruned.objects().isEmpty()) {
      session.print(title);
      pruned.objects().forEach(session::print);
      session.print("");
    }
  }
}
