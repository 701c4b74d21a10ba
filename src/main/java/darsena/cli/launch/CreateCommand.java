package darsena.cli.launch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.launch.flags.ContainerFlags;
import darsena.cli.syntax.Syntax;
import darsena.error.ErrorKind;

/** {@code create}: makes a container and starts nothing. */
public final class CreateCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of(
                "create [OPTIONS] IMAGE [COMMAND] [ARG...]",
                "Make a container of an image, without starting it")
            .arguments(1, Integer.MAX_VALUE)
            .flagsEndAtFirstArgument();
    return ContainerFlags.declare(syntax)
        .example("darsena create --name web nginx", "Make it now; start it later");
  }

  @Override
  public int run(Session session) {
    session.print(new Creation(session).create().id().hex());
    return 0;
  }

  @Override
  public int statusOf(ErrorKind kind) {
    return kind.runStatus();
  }
}
