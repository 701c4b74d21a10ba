package darsena.cli.launch.flags;

import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.container.SignalName;
import darsena.engine.container.CreateRequest;
import java.util.List;

/** The flags that {@code run} and {@code create} share, and the request they add up to. */
public final class ContainerFlags {
  private ContainerFlags() {}

  /** Declares them, by theme. */
  public static Syntax declare(Syntax syntax) {
    return IsolationFlags.declare(
            LimitFlags.declareLasting(
                LogFlags.declare(KeepingFlags.declare(files(program(syntax))))))
        .absent(AbsentFlags::find)
        .section("Image")
        .value("--pull", "WHEN", "always, missing or never (default missing)")
        .value("--platform", "OS/ARCH", "Platform of the image to pull")
        .toggle("-q, --quiet", "Show nothing of a pull");
  }

  private static Syntax program(Syntax syntax) {
    return syntax
        .section("Container")
        .value("--name", "NAME", "Its name; made up when not given")
        .toggle("--rm", "Remove it when it ends")
        .list("-l, --label", "KEY=VALUE", "Describe it")
        .list("--label-file", "FILE", "Describe it by the lines of a file")
        .value("--cidfile", "FILE", "Write its id to a new file")
        .value("-h, --hostname", "NAME", "Its host name")
        .section("Program")
        .toggle("-i, --interactive", "Keep standard input open")
        .toggle("-t, --tty", "Give it a terminal")
        .list("-e, --env", "NAME=VALUE", "Set a variable; a name alone takes our value")
        .list("--env-file", "FILE", "Set variables from a file, one a line")
        .value("-w, --workdir", "PATH", "Working directory")
        .value("-u, --user", "USER[:GROUP]", "User and group, by name or number")
        .value("--entrypoint", "PROGRAM", "Instead of the image's entrypoint")
        .toggle("--init", "Put a small init before it that reaps processes")
        .value("--stop-signal", "SIGNAL", "Signal that asks it to end")
        .value("--stop-timeout", "SECONDS", "Time it then has before it is killed");
  }

  private static Syntax files(Syntax syntax) {
    return syntax
        .section("Files")
        .list("-v, --volume", "HOST:CONTAINER[:ro]", "Show a path of the host inside")
        .list("--mount", "FIELDS", "type=bind,source=…,target=…[,readonly] or type=tmpfs,target=…")
        .list("--tmpfs", "PATH[:OPTIONS]", "A file system in memory, size=64m,mode=1777")
        .toggle("--read-only", "Nothing can be written to its root")
        .toggle("--read-only-tmpfs", "But to /tmp, /run and /var/tmp, in memory");
  }

  /** What the command line asks for. */
  public static CreateRequest request(Session session) {
    Arguments arguments = session.arguments();
    CreateRequest.Builder builder =
        CreateRequest.builder(arguments.first())
            .command(arguments.rest())
            .environment(Environment.of(arguments, session.surroundings().environment()))
            .terminal(arguments.on("tty"))
            .stdinOpen(arguments.on("interactive"))
            .autoRemove(arguments.on("rm"))
            .readOnlyRoot(arguments.on("read-only"))
            .init(arguments.on("init"))
            .mounts(Mounts.of(arguments))
            .limits(LimitFlags.of(arguments))
            .security(SecurityFlags.of(arguments))
            .isolation(IsolationFlags.of(arguments))
            .restart(KeepingFlags.restart(arguments))
            .health(KeepingFlags.health(arguments))
            .log(LogFlags.of(arguments))
            .labels(Labels.of(arguments));
    arguments.text("name").ifPresent(builder::name);
    arguments.text("hostname").ifPresent(builder::hostname);
    arguments.text("user").ifPresent(builder::user);
    arguments.read("workdir", ContainerFlags::absolute).ifPresent(builder::workingDirectory);
    arguments
        .text("entrypoint")
        .ifPresent(word -> builder.entrypoint(word.isEmpty() ? List.of() : List.of(word)));
    arguments.read("network", NamespaceFlags::network).ifPresent(builder::network);
    arguments.read("stop-signal", SignalName::parse).ifPresent(builder::stopSignal);
    arguments.number("stop-timeout").ifPresent(builder::stopTimeoutSeconds);
    return builder.build();
  }

  private static String absolute(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("the working directory is a path that begins with /");
    }
    return path;
  }
}
