package darsena.registry.attempt;

import darsena.registry.transport.RegistryException;
import darsena.registry.transport.Timing;
import darsena.registry.transport.TlsException;
import darsena.registry.transport.UnreachableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The tries of one thing: says whether there is another, and waits for it. Progress starts the
 * count anew, since a large blob over a bad line may take many.
 */
public final class Attempts {
  /** Less progress than this is none, so that a trickle ends too. */
  private static final long PROGRESS = 1 << 20;

  private static final int TRIES_ON_THIS_HOST = 3;

  private final Timing timing;
  private final RetryListener listener;
  private int made;
  private long received;
  private long started = System.nanoTime();

  public Attempts(Timing timing, RetryListener listener) {
    this.timing = timing;
    this.listener = listener;
  }

  /** Some bytes came. */
  public void received(int count) {
    received += count;
    if (received >= PROGRESS) {
      received = 0;
      made = 0;
      started = System.nanoTime();
    }
  }

  /**
   * Returns when the next try is due.
   *
   * @throws IOException the problem, when it was the last try, or one that stays
   */
  public void failed(IOException problem) throws IOException, InterruptedException {
    if (stays(problem)) {
      throw problem;
    }
    made++;
    Duration pause = asked(problem).orElseGet(this::backoff);
    long waited = System.nanoTime() - started + pause.toNanos();
    boolean tooLong =
        pause.compareTo(timing.longestRetryAfter()) > 0 || waited > timing.patience().toNanos();
    int tries = tries(problem);
    if (made >= tries || tooLong) {
      throw problem;
    }
    listener.retrying(made + 1, tries, String.valueOf(problem.getMessage()), pause);
    Thread.sleep(pause);
  }

  /** Whether trying again would be in vain: a refusal, a wrong certificate, an interrupt. */
  private static boolean stays(IOException problem) {
    return problem instanceof RegistryException
        || problem instanceof TlsException
        || problem instanceof InterruptedIOException;
  }

  /** Nothing is on the way to this host: who is not there now will hardly be in a few seconds. */
  private int tries(IOException problem) {
    boolean here = problem instanceof UnreachableException gone && gone.isOnThisHost();
    return here ? Math.min(TRIES_ON_THIS_HOST, timing.tries()) : timing.tries();
  }

  private static Optional<Duration> asked(IOException problem) {
    return problem instanceof PassingFailureException passing
        ? passing.retryAfter()
        : Optional.empty();
  }

  /** Doubling, a quarter more or less, so that many clients do not come back together. */
  private Duration backoff() {
    double factor = Math.pow(2, made - 1.0) * ThreadLocalRandom.current().nextDouble(0.75, 1.25);
    long millis = (long) (timing.firstPause().toMillis() * factor);
    return Duration.ofMillis(Math.min(millis, timing.longestPause().toMillis()));
  }
}
