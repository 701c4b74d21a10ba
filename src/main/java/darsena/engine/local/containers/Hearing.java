package darsena.engine.local.containers;

import darsena.container.ProcessIdentity;
import darsena.engine.local.state.Endings;
import darsena.os.process.Processes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Gives a container's first process a moment to set up its handlers: until then the kernel drops
 * what is sent to it.
 */
record Hearing(Processes processes, InstantSource clock) {
  /** A program that has no handler by then is not going to have one. */
  private static final Duration TIME_TO_LISTEN = Duration.ofSeconds(1);

  private static final Duration LOOK = Duration.ofMillis(1);

  /** Returns when the process hears the signal, or has had its time since its start. */
  void await(ProcessIdentity process, Instant started, int signal) {
    long patience =
        Math.min(
            TIME_TO_LISTEN.toNanos(),
            Duration.between(clock.instant(), started.plus(TIME_TO_LISTEN)).toNanos());
    long end = System.nanoTime() + patience;
    while (System.nanoTime() < end && !processes.hearsSignal(process.pid(), signal)) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException cancelled) {
        throw Endings.cancelled();
      }
    }
  }
}
