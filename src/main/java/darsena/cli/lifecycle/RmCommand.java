package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;

/** {@code rm}: removes containers, what they have written and their logs. */
public final class RmCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("rm [OPTIONS] CONTAINER [CONTAINER...]", "Remove containers")
        .someArguments()
        .toggle("-f, --force", "Kill those that run; it is no failure when one is not there")
        .toggle("-v, --volumes", "Remove their anonymous volumes too")
        .example("darsena rm -f $(darsena ps -aq)", "Remove every container");
  }

  @Override
  public int run(Session session) {
    boolean force = session.arguments().on("force");
    return EachObject.run(
        session,
        name -> {
          if (remove(session, name, force)) {
            session.print(name);
          }
        });
  }

  /** With force, docker complains about what is not there but does not count it as a failure. */
  private static boolean remove(Session session, String name, boolean force) {
    try {
      session.containers().remove(name, force);
      return true;
    } catch (DarsenaException failure) {
      if (!force || failure.kind() != ErrorKind.NOT_FOUND) {
        throw failure;
      }
      session.report(failure);
      return false;
    }
  }
}
