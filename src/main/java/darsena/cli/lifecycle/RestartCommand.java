package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.container.SignalName;
import java.util.Optional;

/** {@code restart}: stops containers if they run, and starts them. */
public final class RestartCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("restart [OPTIONS] CONTAINER [CONTAINER...]", "Stop containers and start them")
        .someArguments()
        .value("-s, --signal", "SIGNAL", "Signal to send instead of the container's own")
        .value(
            "-t, --timeout, --time", "SECONDS", "Wait so long before killing; -1 waits for ever");
  }

  @Override
  public int run(Session session) {
    Optional<Integer> timeout = session.arguments().number("timeout");
    Optional<Integer> signal = session.arguments().read("signal", SignalName::parse);
    return EachObject.print(session, name -> session.containers().restart(name, signal, timeout));
  }
}
