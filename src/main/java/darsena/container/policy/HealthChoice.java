package darsena.container.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What somebody says about a health check: an image, or a user over it. What is empty is not said;
 * an empty test is none, {@code NONE} is that there is to be none.
 */
public record HealthChoice(
    List<String> test,
    Optional<Duration> interval,
    Optional<Duration> timeout,
    Optional<Duration> startPeriod,
    Optional<Duration> startInterval,
    Optional<Integer> retries) {

  private static final String NONE = "NONE";

  /** Copies the list. */
  public HealthChoice {
    test = List.copyOf(test);
  }

  /** Nothing is said. */
  public static HealthChoice unsaid() {
    return of(List.of());
  }

  /** There is to be no check. */
  public static HealthChoice disabled() {
    return of(List.of(NONE));
  }

  /** Only the command is said. */
  public static HealthChoice of(List<String> test) {
    return new HealthChoice(
        test,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** This choice, and where it says nothing, another's. */
  public HealthChoice over(HealthChoice other) {
    return new HealthChoice(
        test.isEmpty() ? other.test : test,
        interval.or(() -> other.interval),
        timeout.or(() -> other.timeout),
        startPeriod.or(() -> other.startPeriod),
        startInterval.or(() -> other.startInterval),
        retries.or(() -> other.retries));
  }

  /** The check that comes of it, docker's defaults where nothing is said. */
  public Optional<HealthCheck> check() {
    if (test.size() < 2 || test.getFirst().equals(NONE)) {
      return Optional.empty();
    }
    HealthCheck standard = HealthCheck.of(test);
    return Optional.of(
        new HealthCheck(
            test,
            interval.orElse(standard.interval()),
            timeout.orElse(standard.timeout()),
            startPeriod.orElse(standard.startPeriod()),
            startInterval.orElse(standard.startInterval()),
            retries.orElse(standard.retries())));
  }
}
