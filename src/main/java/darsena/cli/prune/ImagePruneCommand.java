package darsena.cli.prune;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.engine.housekeeping.Pruned;
import darsena.text.ByteSize;
import java.util.List;

/** {@code image prune}: removes images without a name, or all that no container is made of. */
public final class ImagePruneCommand implements Command {
  @Override
  public Syntax syntax() {
    return PruneFilters.declared(
            Syntax.of("image prune [OPTIONS]", "Remove unused images")
                .toggle("-a, --all", "All unused images, not just those without a name"))
        .example("darsena image prune -a --filter until=240h", "Unused ones older than ten days");
  }

  @Override
  public int run(Session session) {
    PruneFilters filters = PruneFilters.of(session);
    boolean all = session.arguments().on("all");
    String warning =
        all
            ? "WARNING! This will remove all images without at least one container associated to"
                + " them."
            : "WARNING! This will remove all dangling images.";
    if (!Consent.given(session, List.of(warning))) {
      return 0;
    }
    Pruned pruned = session.engine().housekeeping().pruneImages(all, filters.images());
    ContainerPruneCommand.print(session, "Deleted Images:", pruned);
    session.print("Total reclaimed space: " + ByteSize.precise(pruned.reclaimed()));
    return 0;
  }
}
