package darsena.cli.launch;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.launch.flags.LimitFlags;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.container.policy.RestartPolicy;
import java.util.Optional;

/** {@code update}: changes limits of containers, running or not. */
public final class UpdateCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("update [OPTIONS] CONTAINER [CONTAINER...]", "Change limits of containers")
            .someArguments()
            .value("--restart", "POLICY", "no, on-failure[:n], always or unless-stopped");
    return LimitFlags.declare(syntax)
        .example("darsena update -m 1g --cpus 2 web", "More for a running container");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    if (!syntax().flags().stream().anyMatch(flag -> arguments.given(flag.key()))) {
      throw UsageException.arguments(
          "cannot update: you must provide one or more flags when using this command",
          "See: darsena update --help");
    }
    Optional<RestartPolicy> restart = arguments.read("restart", RestartPolicy::parse);
    return EachObject.run(
        session,
        name -> {
          session
              .containers()
              .update(name, before -> LimitFlags.changed(before, arguments), restart)
              .forEach(warning -> session.warn("WARNING: " + warning));
          session.print(name);
        });
  }
}
