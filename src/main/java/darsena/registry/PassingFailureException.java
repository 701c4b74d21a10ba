package darsena.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A server that could not answer now, and may later. */
final class PassingFailureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  PassingFailureException(Answer answer) {
    super("the registry answers with status " + answer.status());
    this.retryAfter = answer.retryAfter();
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
