package darsena.engine.pull;

import darsena.engine.image.PullEvent;
import darsena.registry.attempt.RetryListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time until it is known what a name stands for: nobody is to look at nothing for long. */
final class FirstAnswer implements RetryListener, AutoCloseable {
  private final PullEvents events;
  private final CountDownLatch told = new CountDownLatch(1);

  private FirstAnswer(PullEvents events) {
    this.events = events;
  }

  /** Begins to wait; says so when nothing has come for a while. */
  static FirstAnswer of(String registry, Duration silence, PullEvents events) {
    FirstAnswer answer = new FirstAnswer(events);
    Thread.ofVirtual().start(() -> answer.tellAfter(silence, registry));
    return answer;
  }

  private void tellAfter(Duration silence, String registry) {
    try {
      if (!told.await(silence.toNanos(), TimeUnit.NANOSECONDS)) {
        events.tell(new PullEvent.Waiting(registry));
      }
    } catch (InterruptedException nobodyDoesThat) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void retrying(int attempt, int attempts, String reason, Duration pause) {
    told.countDown();
    events.tell(new PullEvent.AskingAgain(new PullEvent.Retry(attempt, attempts, reason, pause)));
  }

  /** It is known. */
  void came() {
    told.countDown();
  }

  @Override
  public void close() {
    told.countDown();
  }
}
