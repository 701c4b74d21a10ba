package darsena.registry.attempt;

import java.time.Duration;

/** Is told when a try failed and another follows. */
@FunctionalInterface
public interface RetryListener {
  /** Tells nobody. */
  RetryListener NONE = (_, _, _, _) -> {};

  /**
   * Another try follows.
   *
   * @param attempt the number of the try that follows, from 2
   * @param attempts the number of the last one
   * @param pause how long it waits before
   */
  void retrying(int attempt, int attempts, String reason, Duration pause);
}
