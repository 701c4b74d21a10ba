package darsena.concurrent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Work on several things at a time, on virtual threads. The first failure interrupts the rest; so
 * does an interrupt of the caller. None of the work is still going on when the call returns.
 */
public final class FanOut<T, R> {
  private final List<T> items;
  private final Task<? super T, ? extends R> task;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Map<Integer, R> results = new ConcurrentHashMap<>();
  private final List<Thread> workers = new ArrayList<>();

  private FanOut(List<T> items, Task<? super T, ? extends R> task) {
    this.items = List.copyOf(items);
    this.task = task;
  }

  /** One piece of the work. */
  @FunctionalInterface
  public interface Task<T, R> {
    /** Does it; ends early when its thread is interrupted. */
    R perform(T item) throws IOException, InterruptedException;
  }

  /**
   * Performs the task on every item, on at most {@code width} of them at a time, started in order.
   *
   * @return what came of each, in the order of the items
   */
  public static <T, R> List<R> map(List<T> items, int width, Task<? super T, ? extends R> task)
      throws IOException, InterruptedException {
    return new FanOut<T, R>(items, task).run(width);
  }

  private List<R> run(int width) throws IOException, InterruptedException {
    for (int i = 0; i < Math.min(width, items.size()); i++) {
      workers.add(Thread.ofVirtual().name("work-" + i).unstarted(this::work));
    }
    workers.forEach(Thread::start);
    awaitAll();
    Throwable failed = failure.get();
    if (failed != null) {
      rethrow(failed);
    }
    return List.copyOf(new TreeMap<>(results).values());
  }

  private void work() {
    int index = next.getAndIncrement();
    while (index < items.size() && failure.get() == null) {
      try {
        results.put(index, task.perform(items.get(index)));
      } catch (Throwable problem) {
        fail(problem);
      }
      index = next.getAndIncrement();
    }
  }

  private void fail(Throwable problem) {
    if (failure.compareAndSet(null, problem)) {
      workers.forEach(Thread::interrupt);
    }
  }

  private void awaitAll() throws InterruptedException {
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException cancelled) {
        fail(cancelled);
        joinWithoutInterruption(worker);
      }
    }
  }

  private static void joinWithoutInterruption(Thread worker) {
    boolean ended = false;
    while (!ended) {
      try {
        worker.join();
        ended = true;
      } catch (InterruptedException again) {
        worker.interrupt();
      }
    }
  }

  private static void rethrow(Throwable failed) throws IOException, InterruptedException {
    switch (failed) {
      case IOException problem -> throw problem;
      case InterruptedException cancelled -> throw cancelled;
      case RuntimeException problem -> throw problem;
      case Error problem -> throw problem;
      default -> throw new IllegalStateException(failed);
    }
  }
}
