package darsena.tui.log;

import darsena.engine.container.log.ContainerLog;
import darsena.tui.effect.Effect;
import darsena.tui.effect.Lease;
import darsena.tui.effect.World;
import java.util.Optional;

/** Reads lines of a log. */
public record ReadLog(String container, long from, int count) implements Effect {
  @Override
  public Optional<String> key() {
    return Optional.of("log.read");
  }

  @Override
  public void perform(World world) {
    try (Lease<ContainerLog> lease = TailLog.open(world, container)) {
      ContainerLog log = lease.value();
      long start = Math.max(from, log.firstLine());
      world.tell(new LogMessage.Read(container, start, log.lines(start, count)));
    }
  }
}
