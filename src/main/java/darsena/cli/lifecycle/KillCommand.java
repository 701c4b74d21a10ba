package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.container.SignalName;

/** {@code kill}: sends a signal to containers' first processes. */
public final class KillCommand implements Command {
  private static final int SIGKILL = 9;

  @Override
  public Syntax syntax() {
    return Syntax.of(
            "kill [OPTIONS] CONTAINER [CONTAINER...]", "Send a signal to running containers")
        .someArguments()
        .value("-s, --signal", "SIGNAL", "Name or number of the signal (default KILL)")
        .example("darsena kill -s HUP web", "Let a server read its configuration again");
  }

  @Override
  public int run(Session session) {
    int signal = session.arguments().read("signal", SignalName::parse).orElse(SIGKILL);
    return EachObject.print(session, name -> session.containers().kill(name, signal));
  }
}
