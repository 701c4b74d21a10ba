package darsena.tui.log;

import darsena.engine.container.log.ContainerLog;
import darsena.tui.effect.Effect;
import darsena.tui.effect.Lease;
import darsena.tui.effect.World;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Counts the lines with a text in them, and goes on while the log grows. */
public record CountHits(String container, String text) implements Effect {
  /** The key of all counting. */
  static final String KEY = "log.count";

  private static final long TELL_EVERY = 100_000_000;

  /** How often new lines are looked through. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Override
  public Optional<String> key() {
    return Optional.of(KEY);
  }

  @Override
  public void perform(World world) throws InterruptedException {
    try (Lease<ContainerLog> lease = TailLog.open(world, container)) {
      ContainerLog log = lease.value();
      Hits.Collection found = new Hits.Collection();
      boolean all = false;
      long told = -1;
      long next = log.firstLine();
      while (!Thread.currentThread().isInterrupted()) {
        next = log.findAll(text, next, telling(found, world));
        if (next != told && !Thread.currentThread().isInterrupted()) {
          told = next;
          all |= log.indexed();
          tell(found.hits(all), world);
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private LongConsumer telling(Hits.Collection found, World world) {
    long[] last = {System.nanoTime()};
    return line -> {
      found.add(line);
      if (System.nanoTime() - last[0] > TELL_EVERY) {
        last[0] = System.nanoTime();
        tell(found.hits(false), world);
      }
    };
  }

  private void tell(Hits hits, World world) {
    world.tell(new LogMessage.Counted(container, text, hits));
  }
}
