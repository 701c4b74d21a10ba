package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.container.SignalName;
import java.util.Optional;

/** {@code stop}: asks containers to end, and ends them when their time is over. */
public final class StopCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("stop [OPTIONS] CONTAINER [CONTAINER...]", "Stop running containers")
        .someArguments()
        .value("-s, --signal", "SIGNAL", "Signal to send instead of the container's own")
        .value("-t, --timeout, --time", "SECONDS", "Wait so long before killing; -1 waits for ever")
        .example("darsena stop -t 2 web", "Give it two seconds to end by itself");
  }

  @Override
  public int run(Session session) {
    Optional<Integer> timeout = session.arguments().number("timeout");
    Optional<Integer> signal = session.arguments().read("signal", SignalName::parse);
    return EachObject.print(session, name -> session.containers().stop(name, signal, timeout));
  }
}
