package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;

/** {@code rename}: gives a container another name. */
public final class RenameCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("rename CONTAINER NEW_NAME", "Give a container another name").arguments(2, 2);
  }

  @Override
  public int run(Session session) {
    session.containers().rename(session.arguments().first(), session.arguments().words().get(1));
    return 0;
  }
}
