package darsena.tui.log;

import darsena.engine.container.log.ContainerLog;
import darsena.tui.effect.Effect;
import darsena.tui.effect.Lease;
import darsena.tui.effect.World;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Looks for a text from a line on, in one direction, that line included. */
public record FindInLog(String container, String text, long from, boolean backwards)
    implements Effect {
  /** The key of all finding. */
  static final String KEY = "log.find";

  private static final long TELL_EVERY = 100_000_000;

  @Override
  public Optional<String> key() {
    return Optional.of(KEY);
  }

  @Override
  public void perform(World world) {
    try (Lease<ContainerLog> lease = TailLog.open(world, container)) {
      OptionalLong line = lease.value().find(text, from, backwards, progress(world));
      if (!Thread.currentThread().isInterrupted()) {
        world.tell(new LogMessage.Found(container, line));
      }
    }
  }

  /** Tells where it is ten times a second, not for every line. */
  private LongConsumer progress(World world) {
    long[] last = {System.nanoTime()};
    return line -> {
      if (System.nanoTime() - last[0] > TELL_EVERY) {
        last[0] = System.nanoTime();
        world.tell(new LogMessage.Searching(container, line));
      }
    };
  }
}
