package darsena.tui.containers.work;

import darsena.error.DarsenaException;
import darsena.tui.effect.Effect;
import darsena.tui.effect.World;
import darsena.tui.message.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells every two seconds which processes a container has, until somebody else is watched. */
public record WatchProcesses(String container) implements Effect {
  /** The key under which it runs. */
  public static final String KEY = "containers.processes";

  private static final List<String> COLUMNS = List.of("-eo", "pid,user,pcpu,rss,time,args");
  private static final Duration PERIOD = Duration.ofSeconds(2);

  @Override
  public Optional<String> key() {
    return Optional.of(KEY);
  }

  @Override
  public void perform(World world) throws InterruptedException {
    try {
      while (true) {
        var table = world.engine().containers().processes(container, COLUMNS);
        world.tell(new ContainersMessage.Ran(container, table));
        Thread.sleep(PERIOD);
      }
    } catch (DarsenaException failure) {
      world.tell(new ContainersMessage.Untold(container, Problem.of(failure)));
    }
  }
}
