package darsena.engine.local;

import darsena.engine.Engine.Subscription;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Wakes listeners when the store changes, whoever changed it: one thread watches the few
 * directories where every change leaves a mark, and the directories of living containers, where
 * monitors leave theirs. It runs only while somebody listens.
 */
final class Changes implements AutoCloseable {
  /** A killed monitor leaves no mark: so often the living are counted. */
  private static final long LOOK_MILLISECONDS = 1000;

  /** And all of a store that often: a mark may have been lost. */
  private static final int LOOKS_AT_SOME = 10;

  private final StorePaths paths;
  private final Living living;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Thread thread;

  /** Knows which containers have a process now. */
  interface Living {
    /** The directories of all that have. */
    Set<Path> all();

    /** Those among these that still have. */
    Set<Path> among(Set<Path> before);
  }

  Changes(StorePaths paths, Living living) {
    this.paths = paths;
    this.living = living;
  }

  /** Every change after this call is heard. */
  synchronized Subscription subscribe(Runnable listener) {
    listeners.add(listener);
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("store changes").start(watching());
    }
    return () -> unsubscribe(listener);
  }

  /** The watch is there before the thread is. */
  private Runnable watching() {
    try {
      StoreWatch watch = new StoreWatch(paths);
      Set<Path> before = living.all();
      watch.cover(before);
      return () -> watch(watch, before);
    } catch (IOException noWatch) {
      return this::lookOnly;
    }
  }

  private synchronized void unsubscribe(Runnable listener) {
    listeners.remove(listener);
    if (listeners.isEmpty()) {
      close();
    }
  }

  private void watch(StoreWatch opened, Set<Path> atFirst) {
    Set<Path> before = atFirst;
    try (StoreWatch watch = opened) {
      for (long look = 1; true; look++) {
        boolean marked = watch.await(LOOK_MILLISECONDS);
        boolean whole = marked || look % LOOKS_AT_SOME == 0;
        Set<Path> now = whole ? living.all() : living.among(before);
        watch.cover(now);
        if (marked || !now.equals(before)) {
          listeners.forEach(Runnable::run);
        }
        before = now;
      }
    } catch (IOException closedAlready) {
      // Nothing is left to give back.
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  /** The host's watches are used up: then a second is what a change takes to be seen. */
  private void lookOnly() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLISECONDS);
        listeners.forEach(Runnable::run);
      }
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }
}
