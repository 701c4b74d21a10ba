package darsena.cli.launch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.container.ProcessSpec;

/** {@code attach}: joins a running container's first program. */
public final class AttachCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of(
                "attach [OPTIONS] CONTAINER",
                "Attach standard streams to a running container's program")
            .arguments(1, 1)
            .toggle("--no-stdin", "Leave out standard input");
    return AttachFlags.declare(syntax);
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    ProcessSpec process = session.containers().inspect(arguments.first()).spec().process();
    boolean stdin = !arguments.on("no-stdin") && process.stdinOpen();
    AttachFlags.requireTerminal(session, process.terminal(), stdin);
    session.out().flush();
    return AttachFlags.status(
        session.containers().attach(arguments.first(), AttachFlags.request(arguments, stdin)));
  }
}
