package darsena.engine.container.log;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which lines of a log to tell, in the order they were written.
 *
 * @param tail at most so many of the newest lines; empty for all
 * @param since lines from this time on
 * @param until lines up to this time
 * @param follow whether to go on with new lines until the container ends
 */
public record LogQuery(
    OptionalLong tail, Optional<Instant> since, Optional<Instant> until, boolean follow) {

  /** All there is now. */
  public static LogQuery everything() {
    return new LogQuery(OptionalLong.empty(), Optional.empty(), Optional.empty(), false);
  }
}
