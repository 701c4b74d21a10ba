package darsena.tui.log;

import darsena.engine.container.log.ContainerLog;
import darsena.engine.container.log.LogLine;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.tui.effect.Effect;
import darsena.tui.effect.Lease;
import darsena.tui.effect.World;
import darsena.tui.message.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watches a log until nobody wants it any more, and tells how it grows with its newest lines. */
public record TailLog(String container) implements Effect {
  /** The key of all watching. */
  static final String KEY = "log.tail";

  /** Enough for the tallest screen. */
  static final int TAIL = 300;

  private static final Duration WAIT = Duration.ofSeconds(5);

  /** How soon to look again while the log is not yet known to its end. */
  private static final Duration SOON = Duration.ofMillis(200);

  /** However fast a log grows, nobody reads more than so many screens a second. */
  private static final Duration PAUSE = Duration.ofMillis(30);

  /** How long to wait before a log that was complete is looked at again. */
  private static final Duration REST = Duration.ofSeconds(1);

  @Override
  public Optional<String> key() {
    return Optional.of(KEY);
  }

  /** Opens a log once for all that read it. */
  static Lease<ContainerLog> open(World world, String container) {
    return world.share(
        "log:" + container, ContainerLog.class, () -> world.engine().containers().log(container));
  }

  @Override
  public void perform(World world) throws InterruptedException {
    try (Lease<ContainerLog> lease = open(world, container)) {
      watch(lease.value(), world);
    } catch (DarsenaException failure) {
      if (failure.kind() != ErrorKind.CANCELLED) {
        world.tell(new LogMessage.Unreadable(container, Problem.of(failure)));
      }
    }
  }

  private void watch(ContainerLog log, World world) throws InterruptedException {
    Extent told = tell(log, world, false);
    while (!Thread.currentThread().isInterrupted()) {
      boolean grown = log.awaitGrowth(told.indexed() ? WAIT : SOON);
      Extent now = Extent.of(log);
      if (grown || !now.equals(told)) {
        told = tell(log, world, told.indexed());
        Thread.sleep(PAUSE);
      } else if (now.complete()) {
        // It may be started again, and its log goes on.
        Thread.sleep(REST);
      }
    }
  }

  /** A log that was known to its end once counts as known, however fast it grows. */
  private Extent tell(ContainerLog log, World world, boolean known) {
    List<LogLine> tail = log.newest(TAIL);
    Extent extent = Extent.of(log);
    long end = Math.max(extent.end(), extent.first() + tail.size());
    Extent told =
        new Extent(
            extent.first(), end, extent.bytes(), known || extent.indexed(), extent.complete());
    world.tell(new LogMessage.Grew(container, told, tail));
    return told;
  }
}
