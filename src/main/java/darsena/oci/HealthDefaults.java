package darsena.oci;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An image's HEALTHCHECK, which docker adds to the specification. What is empty is not said.
 *
 * @param test {@code CMD} or {@code CMD-SHELL} and more, {@code NONE}, or nothing
 */
public record HealthDefaults(
    List<String> test,
    Optional<Duration> interval,
    Optional<Duration> timeout,
    Optional<Duration> startPeriod,
    Optional<Duration> startInterval,
    Optional<Integer> retries) {

  /** Copies the list. */
  public HealthDefaults {
    test = List.copyOf(test);
  }

  static Optional<HealthDefaults> of(Fields config) throws MalformedDocumentException {
    Optional<Fields> found = config.object("Healthcheck");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = found.get();
    return Optional.of(
        new HealthDefaults(
            fields.texts("Test"),
            nanos(fields, "Interval"),
            nanos(fields, "Timeout"),
            nanos(fields, "StartPeriod"),
            nanos(fields, "StartInterval"),
            retries(fields)));
  }

  private static Optional<Integer> retries(Fields fields) throws MalformedDocumentException {
    long retries = fields.number("Retries").orElse(0L);
    if (retries != (int) retries) {
      throw fields.problem("has `Retries` out of range");
    }
    return retries == 0 ? Optional.empty() : Optional.of((int) retries);
  }

  /** Nanoseconds; 0 is docker's way to say nothing. */
  private static Optional<Duration> nanos(Fields fields, String name)
      throws MalformedDocumentException {
    return fields.number(name).filter(number -> number != 0).map(Duration::ofNanos);
  }
}
