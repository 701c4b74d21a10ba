package darsena.container.policy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a running container is asked whether it is well.
 *
 * @param test docker's form: {@code CMD} and a command line, or {@code CMD-SHELL} and one text for
 *     the shell
 * @param interval from the end of one probe to the next
 * @param timeout of one probe
 * @param startPeriod after the start; a failure in it does not count while none has succeeded
 * @param startInterval instead of {@code interval} in that time
 * @param retries so many failures in a row make it unhealthy
 */
public record HealthCheck(
    List<String> test,
    Duration interval,
    Duration timeout,
    Duration startPeriod,
    Duration startInterval,
    int retries) {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  /** Docker's defaults. */
  private static final HealthCheck STANDARD =
      new HealthCheck(
          List.of("CMD", "true"),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ZERO,
          Duration.ofSeconds(5),
          3);

  /** Copies the list, and checks what docker checks. */
  public HealthCheck {
    test = List.copyOf(test);
    if (test.size() < 2) {
      throw new IllegalArgumentException("a health check has a command");
    }
    require(interval, "Interval");
    require(timeout, "Timeout");
    require(startInterval, "StartInterval");
    if (!startPeriod.isZero()) {
      require(startPeriod, "StartPeriod");
    }
    if (retries < 1) {
      throw new IllegalArgumentException("Retries in Healthcheck cannot be negative");
    }
  }

  private static void require(Duration duration, String name) {
    if (duration.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(name + " in Healthcheck cannot be less than 1ms");
    }
  }

  /** This command with docker's defaults: every 30 s, 30 s each, three in a row. */
  public static HealthCheck of(List<String> test) {
    return new HealthCheck(
        test,
        STANDARD.interval,
        STANDARD.timeout,
        STANDARD.startPeriod,
        STANDARD.startInterval,
        STANDARD.retries);
  }

  /**
   * The command line that is run.
   *
   * @param shell of the image, or docker's own
   */
  public List<String> commandLine(List<String> shell) {
    List<String> rest = test.subList(1, test.size());
    return test.getFirst().equals("CMD-SHELL")
        ? Stream.concat(shell.stream(), rest.stream()).toList()
        : rest;
  }
}
