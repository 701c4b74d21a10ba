package darsena.cli.watch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.container.ContainerSpec;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;

/** {@code port}: what of a container is published on the host. */
public final class PortCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of(
            "port CONTAINER [PRIVATE_PORT[/PROTO]]", "List the ports published on the host")
        .arguments(1, 2)
        .example("darsena port web 80/tcp", "Where port 80 of the container is reached");
  }

  /** Containers have no addresses of their own, so that there is nothing to publish. */
  @Override
  public int run(Session session) {
    ContainerSpec spec = session.containers().inspect(session.arguments().first()).spec();
    if (session.arguments().words().size() > 1) {
      String port = session.arguments().rest().getFirst();
      String full = port.contains("/") ? port : port + "/tcp";
      throw new DarsenaException(
          ErrorKind.NOT_FOUND, "no public port `" + full + "` published for " + spec.name(), "");
    }
    return 0;
  }
}
