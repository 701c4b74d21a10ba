package darsena.registry.attempt;

import darsena.registry.transport.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A server that could not answer now, and may later. */
public final class PassingFailureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  public PassingFailureException(Answer answer) {
    super("the registry answers with status " + answer.status());
    this.retryAfter = answer.retryAfter();
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
