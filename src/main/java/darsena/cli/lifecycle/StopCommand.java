package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import java.util.Optional;

/** {@code stop}: asks containers to end, and ends them when their time is over. */
public final class StopCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("stop [OPTIONS] CONTAINER [CONTAINER...]", "Stop running containers")
        .someArguments()
        .value("-t, --timeout, --time", "SECONDS", "Wait so long before killing; -1 waits for ever")
        .example("darsena stop -t 2 web", "Give it two seconds to end by itself");
  }

  @Override
  public int run(Session session) {
    Optional<Integer> timeout = session.arguments().number("timeout");
    return EachObject.print(session, name -> session.containers().stop(name, timeout));
  }
}
