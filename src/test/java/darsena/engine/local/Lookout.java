package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.ContainerState;
import darsena.engine.Engine;
import darsena.engine.container.ContainerDetails;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for what happens to containers by itself, woken by the engine's own news. */
record Lookout(EngineBench bench) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long GLANCE_MILLIS = 100;

  /** Returns as soon as the container is as wanted. */
  ContainerDetails await(String name, Predicate<ContainerDetails> wanted)
      throws InterruptedException {
    Semaphore news = new Semaphore(0);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Engine.Subscription _ = bench.engine.onChange(news::release)) {
      ContainerDetails details = bench.containers().inspect(name);
      while (!wanted.test(details)) {
        assertThat(System.nanoTime()).as("still %s", details.state()).isLessThan(end);
        boolean _ = news.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        details = bench.containers().inspect(name);
      }
      return details;
    }
  }

  ContainerState awaitState(String name, Class<? extends ContainerState> state)
      throws InterruptedException {
    return await(name, details -> state.isInstance(details.state())).state();
  }
}
