package darsena.cli.system;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.container.ContainerSpec;
import darsena.engine.HostReport;

/** {@code generate systemd}: a unit of systemd for one container, or for all at boot. */
public final class SystemdCommand implements Command {
  private static final String PROGRAM = System.getProperty("darsena.program", "darsena");

  @Override
  public Syntax syntax() {
    return Syntax.of("systemd [OPTIONS] [CONTAINER]", "Print a unit for systemd")
        .arguments(0, 1)
        .toggle("--resume", "For all containers: at boot, as their restart policies say")
        .value("--restart-policy", "POLICY", "When systemd starts it again (default on-failure)")
        .value("-t, --stop-timeout, --time", "SECONDS", "Time to end before it is killed")
        .example(
            "darsena generate systemd --resume > /etc/systemd/system/darsena-resume.service",
            "What the machine starts with")
        .example("darsena generate systemd web", "One container as a service of its own");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    boolean resume = arguments.on("resume");
    if (resume == !arguments.words().isEmpty()) {
      throw UsageException.arguments(
          "a unit is for one container or for all", "Name one, or give --resume.");
    }
    HostReport host = session.engine().host();
    session.out().print(resume ? resumption(host) : container(session, host));
    return 0;
  }

  private static String resumption(HostReport host) {
    return """
    # darsena-resume.service, made by `darsena generate systemd --resume`.

    [Unit]
    Description=Darsena: start containers as their restart policies say
    Wants=network-online.target
    After=network-online.target
    RequiresMountsFor=@ROOT@

    [Service]
    Type=oneshot
    RemainAfterExit=yes
    ExecStart=@PROGRAM@ system resume

    [Install]
    WantedBy=multi-user.target
    """
        .replace("@ROOT@", host.root())
        .replace("@PROGRAM@", program(host));
  }

  private static String container(Session session, HostReport host) {
    Arguments arguments = session.arguments();
    ContainerSpec spec = session.containers().inspect(arguments.first()).spec();
    int own = spec.stop().timeoutSeconds();
    int timeout = arguments.number("stop-timeout").orElse(own);
    return """
    # container-@NAME@.service, made by `darsena generate systemd @NAME@`.

    [Unit]
    Description=Darsena container @NAME@
    Wants=network-online.target
    After=network-online.target
    RequiresMountsFor=@ROOT@

    [Service]
    Type=forking
    Restart=@RESTART@
    TimeoutStopSec=@PATIENCE@
    ExecStart=@PROGRAM@ start @NAME@
    ExecStop=@PROGRAM@ stop -t @TIMEOUT@ @NAME@
    ExecStopPost=@PROGRAM@ stop -t @TIMEOUT@ @NAME@
    PIDFile=@RUN@/containers/@ID@/monitor.pid

    [Install]
    WantedBy=multi-user.target
    """
        .replace("@NAME@", spec.name())
        .replace("@RESTART@", arguments.text("restart-policy").orElse("on-failure"))
        .replace("@PATIENCE@", timeout < 0 ? "infinity" : Integer.toString(timeout + 60))
        .replace("@TIMEOUT@", Integer.toString(timeout))
        .replace("@ROOT@", host.root())
        .replace("@RUN@", host.runRoot())
        .replace("@ID@", spec.id().hex())
        .replace("@PROGRAM@", program(host));
  }

  /** With the store, unless it is where every Darsena looks. */
  private static String program(HostReport host) {
    boolean usual = host.root().equals(darsena.engine.Settings.DEFAULT_ROOT.toString());
    return usual ? PROGRAM : PROGRAM + " --root " + host.root();
  }
}
