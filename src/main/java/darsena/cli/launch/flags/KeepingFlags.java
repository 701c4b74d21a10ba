package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.cli.syntax.UsageException;
import darsena.container.policy.HealthChoice;
import darsena.container.policy.RestartPolicy;
import darsena.text.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The flags about what happens to a running container by itself: restarts, health checks. */
final class KeepingFlags {
  private KeepingFlags() {}

  static Syntax declare(Syntax syntax) {
    return syntax
        .section("Restarts and health")
        .value("--restart", "POLICY", "no, on-failure[:RETRIES], always or unless-stopped")
        .value("--health-cmd", "COMMAND", "Ask by this whether it is well; run by its shell")
        .value("--health-interval", "TIME", "Between two checks (default 30s)")
        .value("--health-timeout", "TIME", "For one check (default 30s)")
        .value("--health-retries", "NUMBER", "Failures in a row that make it unhealthy (default 3)")
        .value("--health-start-period", "TIME", "After the start, failures do not count so long")
        .value("--health-start-interval", "TIME", "Between two checks in that time (default 5s)")
        .toggle("--no-healthcheck", "Leave out the image's check");
  }

  static RestartPolicy restart(Arguments arguments) {
    RestartPolicy policy =
        arguments.read("restart", RestartPolicy::parse).orElse(RestartPolicy.none());
    if (arguments.on("rm") && !policy.isNone()) {
      throw UsageException.flag(
          "conflicting options: cannot specify both --restart and --rm",
          "What removes itself is not there to be started again.");
    }
    return policy;
  }

  static HealthChoice health(Arguments arguments) {
    boolean said =
        Stream.of("cmd", "interval", "timeout", "retries", "start-period", "start-interval")
            .anyMatch(each -> arguments.given("health-" + each));
    if (arguments.on("no-healthcheck")) {
      if (said) {
        throw UsageException.flag(
            "--no-healthcheck conflicts with --health-* options", "Leave out one or the other.");
      }
      return HealthChoice.disabled();
    }
    String command = arguments.text("health-cmd").orElse("");
    return new HealthChoice(
        command.isEmpty() ? List.of() : List.of("CMD-SHELL", command),
        time(arguments, "health-interval"),
        time(arguments, "health-timeout"),
        time(arguments, "health-start-period"),
        time(arguments, "health-start-interval"),
        arguments.read("health-retries", KeepingFlags::retries).filter(number -> number > 0));
  }

  /** 0 says nothing, as with docker. */
  private static Optional<Duration> time(Arguments arguments, String flag) {
    return arguments.read(flag, KeepingFlags::duration).filter(time -> !time.isZero());
  }

  private static Duration duration(String text) {
    if (text.startsWith("-")) {
      throw new IllegalArgumentException("it cannot be negative");
    }
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    return Moment.duration(text)
        .orElseThrow(() -> new IllegalArgumentException("it takes a time such as 30s or 1m30s"));
  }

  private static int retries(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number < 0) {
        throw new IllegalArgumentException("it cannot be negative");
      }
      return number;
    } catch (NumberFormatException other) {
      throw new IllegalArgumentException("it takes a whole number", other);
    }
  }
}
