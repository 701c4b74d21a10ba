package darsena.tui.containers.drawing;

import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.container.policy.HealthReport;
import darsena.engine.container.ContainerSummary;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Brief;
import java.time.Duration;

/** A container's state as sign, word and colour. */
record StateWords(String sign, String words, String since, Role role) {

  /** Sign and words in so many columns, with the time since when they fit. */
  String text(int columns) {
    String whole = sign + " " + words + " " + since;
    return since.isEmpty() || whole.length() > columns ? sign + " " + words : whole;
  }

  /** Of a container in a list: how a running one is, where somebody asks it. */
  static StateWords of(ContainerSummary one, Look look) {
    return one.state() instanceof ContainerState.Running(var process, var since)
            && one.health().isPresent()
        ? healthy(one.health().get(), Brief.age(Duration.between(since, look.now())), look)
        : of(one.state(), look);
  }

  private static StateWords healthy(HealthReport.Status health, String age, Look look) {
    Role role =
        switch (health) {
          case STARTING -> Role.WARNING;
          case HEALTHY -> Role.RUNNING;
          case UNHEALTHY -> Role.FAILED;
        };
    return new StateWords(look.glyphs().running(), health.word(), age, role);
  }

  private static StateWords of(ContainerState state, Look look) {
    return switch (state) {
      case ContainerState.Created _ ->
          new StateWords(look.glyphs().created(), "created", "", Role.CREATED);
      case ContainerState.Running(var process, var since) ->
          new StateWords(
              look.glyphs().running(),
              "up " + Brief.age(Duration.between(since, look.now())),
              "",
              Role.RUNNING);
      case ContainerState.Paused _ ->
          new StateWords(look.glyphs().paused(), "paused", "", Role.PAUSED);
      case ContainerState.Restarting(ExitStatus status, var from, var to) ->
          new StateWords(
              look.glyphs().failed(),
              "restarting",
              Brief.age(Duration.between(to, look.now())) + " ago",
              Role.FAILED);
      case ContainerState.Removing _ ->
          new StateWords(look.glyphs().stopped(), "removing", "", Role.EXITED);
      case ContainerState.Dead _ -> new StateWords(look.glyphs().failed(), "dead", "", Role.FAILED);
      case ContainerState.Exited(ExitStatus status, var from, var to) -> {
        boolean good = status.shellCode() == 0;
        yield new StateWords(
            good ? look.glyphs().stopped() : look.glyphs().failed(),
            words(status),
            Brief.age(Duration.between(to, look.now())) + " ago",
            good ? Role.EXITED : Role.FAILED);
      }
    };
  }

  private static String words(ExitStatus status) {
    return switch (status) {
      case ExitStatus.Signal(int signal, boolean outOfMemory) when outOfMemory -> "no memory";
      case ExitStatus.Unknown _ -> "exit ?";
      case ExitStatus.Code _, ExitStatus.Signal _, ExitStatus.NotStarted _ ->
          "exit " + status.shellCode();
    };
  }
}
