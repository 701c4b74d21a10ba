package darsena.cli.system;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.engine.housekeeping.Defect;
import java.util.List;

/** {@code system check}: whether everything in the store is in order, and what is not. */
public final class CheckCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("check [OPTIONS]", "Verify the store: blobs, images, layers, containers")
        .toggle("-r, --repair", "Mend what can be mended without losing anything")
        .example("darsena system check --repair", "After a crash or a full disk");
  }

  @Override
  public int run(Session session) {
    List<Defect> defects = session.engine().housekeeping().check(session.arguments().on("repair"));
    for (Defect defect : defects) {
      session.print(defect.object() + ": " + defect.problem());
      session.print((defect.repaired() ? "  repaired: " : "  remedy: ") + defect.remedy());
    }
    long left = defects.stream().filter(defect -> !defect.repaired()).count();
    session.print(
        defects.isEmpty()
            ? "The store is in order."
            : "Defects: " + defects.size() + ", repaired: " + (defects.size() - left));
    return left == 0 ? 0 : 1;
  }
}
