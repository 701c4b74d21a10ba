package darsena.cli.launch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.launch.flags.Environment;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.ExecRequest;
import darsena.error.ErrorKind;

/** {@code exec}: runs one more program in a running container. */
public final class ExecCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of(
            "exec [OPTIONS] CONTAINER COMMAND [ARG...]", "Run a program in a running container")
        .arguments(2, Integer.MAX_VALUE)
        .flagsEndAtFirstArgument()
        .toggle("-d, --detach", "Leave it running, and drop its output")
        .value("--detach-keys", "KEYS", "Keys that leave it running (default ctrl-p,ctrl-q)")
        .list("-e, --env", "NAME=VALUE", "Set a variable; a name alone takes our value")
        .list("--env-file", "FILE", "Set variables from a file, one a line")
        .toggle("-i, --interactive", "Keep standard input open")
        .toggle("--privileged", "Give it every capability")
        .toggle("-t, --tty", "Give it a terminal")
        .value("-u, --user", "USER[:GROUP]", "User and group, by name or number")
        .value("-w, --workdir", "PATH", "Working directory")
        .example("darsena exec -it web sh", "Open a shell inside");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    boolean terminal = arguments.on("tty");
    boolean stdin = arguments.on("interactive");
    if (!arguments.on("detach")) {
      AttachFlags.requireTerminal(session, terminal, stdin);
    }
    ExecRequest request =
        new ExecRequest(
            arguments.rest(),
            Environment.of(arguments, session.surroundings().environment()),
            arguments.text("workdir"),
            arguments.text("user"),
            terminal,
            stdin,
            arguments.on("detach"),
            arguments.on("privileged"),
            arguments.text("detach-keys"));
    session.out().flush();
    return AttachFlags.status(session.containers().exec(arguments.first(), request));
  }

  @Override
  public int statusOf(ErrorKind kind) {
    return switch (kind) {
      case NOT_EXECUTABLE, COMMAND_NOT_FOUND, CANCELLED -> kind.runStatus();
      case INVALID, NOT_FOUND, CONFLICT, REFUSED, FAILED, DAMAGED -> 1;
    };
  }
}
