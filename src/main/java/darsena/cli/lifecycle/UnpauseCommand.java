package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;

/** {@code unpause}: lets paused containers go on. */
public final class UnpauseCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("unpause CONTAINER [CONTAINER...]", "Let paused containers go on")
        .someArguments();
  }

  @Override
  public int run(Session session) {
    return EachObject.print(session, name -> session.containers().unpause(name));
  }
}
