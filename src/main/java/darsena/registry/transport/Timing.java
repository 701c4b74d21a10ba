package darsena.registry.transport;

import java.time.Duration;

/**
 * How long to wait for what, and how often to try.
 *
 * @param headers from a request to the headers of its answer
 * @param stall without a byte of a body
 * @param tries of one thing, the first included
 * @param firstPause before the second try; each further one doubles it
 * @param longestPause the most of that
 * @param patience for all tries of one thing that make no progress
 * @param longestRetryAfter the most that a server may ask us to wait
 */
public record Timing(
    Duration connect,
    Duration headers,
    Duration stall,
    int tries,
    Duration firstPause,
    Duration longestPause,
    Duration patience,
    Duration longestRetryAfter) {
  /** What is used unless a test is in a hurry. */
  public static final Timing STANDARD =
      new Timing(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          5,
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(60));
}
