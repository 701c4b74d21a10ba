package darsena.tui.containers.work;

import darsena.engine.container.Usage;
import darsena.error.DarsenaException;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells once a second what some containers use, until somebody else is watched. */
public record WatchUsage(List<String> containers) implements Effect {
  /** The key under which it runs. */
  public static final String KEY = "containers.usage";

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Copies the list. */
  public WatchUsage {
    containers = List.copyOf(containers);
  }

  @Override
  public Optional<String> key() {
    return Optional.of(KEY);
  }

  @Override
  public void perform(World world) throws InterruptedException {
    while (!containers.isEmpty()) {
      Map<String, Usage> usages = new HashMap<>();
      for (String container : containers) {
        usage(world, container).ifPresent(usage -> usages.put(container, usage));
      }
      world.tell(new ContainersMessage.Used(usages));
      Thread.sleep(PERIOD);
    }
  }

  /** One that has just gone uses nothing. */
  private static Optional<Usage> usage(World world, String container) throws InterruptedException {
    try {
      return world.engine().containers().usage(container);
    } catch (DarsenaException gone) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return Optional.empty();
    }
  }
}
