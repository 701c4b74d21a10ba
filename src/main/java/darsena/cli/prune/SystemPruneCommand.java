package darsena.cli.prune;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.engine.Housekeeping;
import darsena.engine.housekeeping.Pruned;
import darsena.text.ByteSize;
import java.util.ArrayList;
import java.util.List;

/** {@code system prune}: removes containers that do not run, then images that nobody uses. */
public final class SystemPruneCommand implements Command {
  @Override
  public Syntax syntax() {
    return PruneFilters.declared(
            Syntax.of("system prune [OPTIONS]", "Remove stopped containers and unused images")
                .toggle("-a, --all", "All unused images, not just those without a name"))
        .example("darsena system prune -af", "Everything that is not in use, without asking");
  }

  @Override
  public int run(Session session) {
    PruneFilters filters = PruneFilters.of(session);
    boolean all = session.arguments().on("all");
    if (!Consent.given(session, warning(all, session.arguments().list("filter")))) {
      return 0;
    }
    Housekeeping housekeeping = session.engine().housekeeping();
    Pruned containers = housekeeping.pruneContainers(filters.containers());
    ContainerPruneCommand.print(session, "Deleted Containers:", containers);
    Pruned images = housekeeping.pruneImages(all, filters.images());
    ContainerPruneCommand.print(session, "Deleted Images:", images);
    session.print(
        "Total reclaimed space: " + ByteSize.precise(containers.reclaimed() + images.reclaimed()));
    return 0;
  }

  private static List<String> warning(boolean all, List<String> filters) {
    List<String> lines = new ArrayList<>();
    lines.add("WARNING! This will remove:");
    lines.add("  - all stopped containers");
    lines.add(
        all
            ? "  - all images without at least one container associated to them"
            : "  - all dangling images");
    lines.add("");
    if (!filters.isEmpty()) {
      lines.add("  Items to be pruned will be filtered with:");
      filters.forEach(filter -> lines.add("  - " + filter));
      lines.add("");
    }
    return lines;
  }
}
