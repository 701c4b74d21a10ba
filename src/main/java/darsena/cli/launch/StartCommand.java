package darsena.cli.launch;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.container.ProcessSpec;

/** {@code start}: starts containers that do not run. */
public final class StartCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("start [OPTIONS] CONTAINER [CONTAINER...]", "Start containers that do not run")
            .someArguments()
            .toggle("-a, --attach", "Attach its output, pass signals on, end with its status")
            .toggle("-i, --interactive", "Attach its standard input too");
    return AttachFlags.declare(syntax).example("darsena start -ai shell", "Start it and be in it");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    if (!arguments.on("attach") && !arguments.on("interactive")) {
      return EachObject.print(session, name -> session.containers().start(name));
    }
    if (arguments.words().size() > 1) {
      throw UsageException.arguments(
          "cannot attach to several containers at once", "Name one, or leave out -a and -i.");
    }
    String container = arguments.first();
    ProcessSpec process = session.containers().inspect(container).spec().process();
    boolean stdin = arguments.on("interactive") && process.stdinOpen();
    AttachFlags.requireTerminal(session, process.terminal(), stdin);
    session.out().flush();
    return AttachFlags.status(
        session.containers().startAttached(container, AttachFlags.request(arguments, stdin)));
  }
}
