package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;

/** {@code pause}: freezes every process of containers. */
public final class PauseCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("pause CONTAINER [CONTAINER...]", "Freeze all processes of containers")
        .someArguments();
  }

  @Override
  public int run(Session session) {
    return EachObject.print(session, name -> session.containers().pause(name));
  }
}
