package darsena.container.policy;

import java.time.Instant;
import java.util.List;

/**
 * How a container has been found lately.
 *
 * @param failures in a row, up to now
 * @param probes the last five, the oldest first
 */
public record HealthReport(Status status, int failures, List<Probe> probes) {

  /** Copies the list. */
  public HealthReport {
    probes = List.copyOf(probes);
  }

  /** Docker's three words. */
  public enum Status {
    /** No probe has succeeded, and not enough have failed. */
    STARTING("starting"),
    /** The last probe that counts succeeded. */
    HEALTHY("healthy"),
    /** As many probes in a row have failed as the check allows. */
    UNHEALTHY("unhealthy");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As in {@code inspect} and {@code --filter health=}. */
    public String word() {
      return word;
    }

    /** As {@code ps} shows it between brackets. */
    public String inBrackets() {
      return this == STARTING ? "health: starting" : word;
    }
  }

  /**
   * One probe.
   *
   * @param exitCode of its command; -1 when it could not be run or took too long
   * @param output what it wrote, cut after 4096 bytes
   */
  public record Probe(Instant start, Instant end, int exitCode, String output) {}
}
