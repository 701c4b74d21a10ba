package darsena.cli.system;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.error.DarsenaException;

/** {@code system resume}: after a reboot, starts what is to run again by its restart policy. */
public final class ResumeCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("resume", "Start containers as their restart policies say")
        .example(
            "darsena generate systemd --resume", "A unit that does it when the machine starts");
  }

  @Override
  public int run(Session session) {
    int status = 0;
    for (String name : session.containers().dueAfterReboot()) {
      try {
        session.containers().start(name);
        session.print(name);
      } catch (DarsenaException failure) {
        session.report(failure);
        status = 1;
      }
    }
    return status;
  }
}
