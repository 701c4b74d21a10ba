package darsena.cli.launch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.launch.AttachFlags.Stream;
import darsena.cli.launch.flags.ContainerFlags;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.CreatedContainer;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.util.List;

/** {@code run}: makes a container of an image and starts it, pulling the image when need be. */
public final class RunCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of(
                "run [OPTIONS] IMAGE [COMMAND] [ARG...]",
                "Make a container of an image and start it")
            .arguments(1, Integer.MAX_VALUE)
            .flagsEndAtFirstArgument()
            .section("Session")
            .toggle("-d, --detach", "Print its id and leave it running")
            .list("-a, --attach", "STREAM", "Attach stdin, stdout or stderr only");
    return ContainerFlags.declare(AttachFlags.declare(syntax))
        .example("darsena run --rm lanterna hello", "Run the sample, and leave nothing behind")
        .example("darsena run -it --rm debian bash", "Work in a shell of a fresh container")
        .example("darsena run -d --name web -v ./site:/srv:ro nginx", "Serve in the background")
        .example("darsena run --rm -m 256m --cpus 0.5 alpine ./job", "Run within limits");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    boolean detach = arguments.on("detach");
    List<Stream> streams = arguments.readAll("attach", Stream::of);
    if (detach && !streams.isEmpty()) {
      throw UsageException.arguments(
          "cannot attach and detach at once", "Leave out --attach or --detach.");
    }
    boolean stdin = arguments.on("interactive");
    if (!detach) {
      AttachFlags.requireTerminal(session, arguments.on("tty"), stdin);
    }
    CreatedContainer created = new Creation(session).create();
    try {
      return detach
          ? detached(session, created)
          : attached(session, created, AttachFlags.request(arguments, stdin, streams));
    } catch (DarsenaException failure) {
      removeUnstarted(session, created);
      throw failure;
    }
  }

  private static int detached(Session session, CreatedContainer created) {
    session.containers().start(created.id().hex());
    session.print(created.id().hex());
    return 0;
  }

  private static int attached(Session session, CreatedContainer created, AttachRequest request) {
    session.out().flush();
    return AttachFlags.status(session.containers().startAttached(created.id().hex(), request));
  }

  /** What never started has no monitor that could keep the promise of {@code --rm}. */
  private static void removeUnstarted(Session session, CreatedContainer created) {
    if (!session.arguments().on("rm")) {
      return;
    }
    try {
      session.containers().remove(created.id().hex(), false);
    } catch (DarsenaException alreadyGoneOrRunning) {
      // The failure that is on its way says more.
    }
  }

  @Override
  public int statusOf(ErrorKind kind) {
    return kind.runStatus();
  }
}
