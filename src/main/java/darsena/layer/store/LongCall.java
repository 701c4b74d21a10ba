package darsena.layer.store;

import java.io.IOException;
import java.util.concurrent.FutureTask;

/**
 * Work that stays in the kernel for long: flushing a disk, removing a tree. A virtual thread that
 * did it would hold on to one of few carriers, so it has a platform thread do it.
 */
final class LongCall {
  /** What is to be done. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  private LongCall() {}

  /** Does it, and comes back when it is done, interrupted or not. */
  static <T> T of(Work<T> work) throws IOException {
    if (!Thread.currentThread().isVirtual()) {
      return work.run();
    }
    FutureTask<T> task = new FutureTask<>(work::run);
    Thread thread = Thread.ofPlatform().name("layer").start(task);
    join(thread);
    return result(task);
  }

  /** Waits for a thread's end; an interrupt is kept for later. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException cancelled) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a task has come to; it has ended. */
  static <T> T result(FutureTask<T> task) throws IOException {
    try {
      return task.resultNow();
    } catch (IllegalStateException failed) {
      switch (task.exceptionNow()) {
        case IOException onDisk -> throw onDisk;
        case RuntimeException wrong -> throw wrong;
        case Error fatal -> throw fatal;
        case Throwable other -> throw new IOException(other);
      }
    }
  }
}
