package darsena.engine.local.state;

import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.store.container.ContainerRecords;
import darsena.store.container.ProcessFacts;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for containers to end, woken by the monitor's exit file. */
public final class Endings {
  /** A killed monitor leaves no file: so often is looked without being woken. */
  private static final Duration BLIND_LOOK = Duration.ofMillis(500);

  private static final Duration MONITOR_PATIENCE = Duration.ofSeconds(5);

  private final ContainerRecords records;
  private final StateReader states;

  /** Endings of a store's containers. */
  public Endings(ContainerRecords records, StateReader states) {
    this.records = records;
    this.states = states;
  }

  /**
   * How it ended last; waits while it runs, for a limited time, and is empty when that is over. A
   * container that was removed meanwhile has ended, in a way that may not be known any more.
   */
  public Optional<ExitStatus> await(StoredContainer container, Optional<Duration> atMost) {
    Optional<ExitStatus> already = ended(container);
    if (already.isPresent()) {
      return already;
    }
    long deadline = atMost.map(time -> System.nanoTime() + time.toNanos()).orElse(0L);
    Path directory = container.files().kept();
    try (WatchService watch = directory.getFileSystem().newWatchService()) {
      directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      return watched(container, watch, deadline);
    } catch (IOException noWatch) {
      return watched(container, null, deadline);
    }
  }

  private Optional<ExitStatus> watched(
      StoredContainer container,
      @org.jspecify.annotations.Nullable WatchService watch,
      long deadline) {
    while (true) {
      Optional<ExitStatus> status = ended(container);
      if (status.isPresent()) {
        return status;
      }
      long left = deadline == 0 ? Long.MAX_VALUE : deadline - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      pause(watch, Math.min(left, BLIND_LOOK.toNanos()));
    }
  }

  /** Without a watch, as when the host's are used up, it looks a little more often. */
  private static void pause(@org.jspecify.annotations.Nullable WatchService watch, long nanos) {
    try {
      if (watch == null) {
        TimeUnit.NANOSECONDS.sleep(Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(50)));
        return;
      }
      var key = watch.poll(nanos, TimeUnit.NANOSECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
      }
    } catch (InterruptedException cancelled) {
      throw cancelled();
    }
  }

  /** How it ended last; empty while it runs. */
  public Optional<ExitStatus> ended(StoredContainer container) {
    try {
      return switch (states.state(container)) {
        case ContainerState.Running _ -> Optional.empty();
        case ContainerState.Paused _ -> Optional.empty();
        case ContainerState.Restarting _ -> Optional.empty();
        case ContainerState.Removing _ -> Optional.of(new ExitStatus.Unknown());
        case ContainerState.Dead _ -> Optional.of(new ExitStatus.Unknown());
        case ContainerState.Created _ -> gone(container);
        case ContainerState.Exited(ExitStatus status, var _, var _) -> Optional.of(status);
      };
    } catch (DarsenaException gone) {
      if (gone.kind() == ErrorKind.NOT_FOUND) {
        return Optional.of(new ExitStatus.Unknown());
      }
      throw gone;
    }
  }

  /** One that was never started is waited for as docker does: it counts as ended with 0. */
  private Optional<ExitStatus> gone(StoredContainer container) {
    return Optional.of(
        records.exists(container) ? new ExitStatus.Code(0) : records.lastWords(container));
  }

  /** Waits until the monitor of the last run has cleared everything away and is gone. */
  public void awaitMonitorGone(StoredContainer container) {
    Optional<ProcessFacts> process = records.facts(container).process();
    long deadline = System.nanoTime() + MONITOR_PATIENCE.toNanos();
    long pause = TimeUnit.MICROSECONDS.toNanos(200);
    while (process.isPresent() && states.alive(process.get().monitor())) {
      if (System.nanoTime() > deadline) {
        throw new DarsenaException(
            ErrorKind.CONFLICT,
            "the monitor of `" + container.name() + "` is still busy with its last run",
            "Try again in a moment.");
      }
      pause(null, pause);
      pause = Math.min(2 * pause, TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** What is thrown when waiting was interrupted. */
  public static DarsenaException cancelled() {
    Thread.currentThread().interrupt();
    return new DarsenaException(ErrorKind.CANCELLED, "the wait was cancelled", "");
  }
}
