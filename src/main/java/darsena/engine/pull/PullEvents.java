package darsena.engine.pull;

import darsena.engine.image.PullEvent;
import darsena.image.Digest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells one listener, one thing at a time, and of bytes not more often than anybody could see. */
final class PullEvents {
  private static final long PERIOD_NANOSECONDS = 100_000_000;

  private final Consumer<PullEvent> listener;
  private final Map<Digest, Long> told = new HashMap<>();

  PullEvents(Consumer<PullEvent> listener) {
    this.listener = listener;
  }

  synchronized void tell(PullEvent event) {
    listener.accept(event);
  }

  synchronized void downloading(Digest blob, long done, long total) {
    long now = System.nanoTime();
    Long last = told.get(blob);
    boolean due = last == null || now - last >= PERIOD_NANOSECONDS || done == total;
    if (due) {
      told.put(blob, now);
      listener.accept(new PullEvent.Downloading(blob, done, total));
    }
  }
}
