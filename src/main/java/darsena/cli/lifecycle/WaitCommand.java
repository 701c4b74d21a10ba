package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;

/** {@code wait}: waits until containers have ended, and prints their exit codes. */
public final class WaitCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of(
            "wait CONTAINER [CONTAINER...]", "Wait until containers end, print their exit codes")
        .someArguments();
  }

  @Override
  public int run(Session session) {
    return EachObject.run(
        session, name -> session.out().println(session.containers().await(name).shellCode()));
  }
}
