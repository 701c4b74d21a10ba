package darsena.tui;

import darsena.tui.effect.Lease;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Things that several effects use at once: opened for the first of them, closed after the last. */
final class Shares {
  private final Map<String, Shared> open = new HashMap<>();

  /** One thing and how many use it. */
  private static final class Shared {
    private final CompletableFuture<AutoCloseable> thing = new CompletableFuture<>();
    private int users;
  }

  <T extends AutoCloseable> Lease<T> lease(String name, Class<T> type, Supplier<T> opener) {
    Shared shared;
    boolean first;
    synchronized (this) {
      shared = open.computeIfAbsent(name, key -> new Shared());
      first = shared.users++ == 0;
    }
    try {
      if (first) {
        shared.thing.complete(opener.get());
      }
      return new Held<>(name, shared, type.cast(shared.thing.join()));
    } catch (RuntimeException failure) {
      shared.thing.completeExceptionally(failure);
      leave(name, shared);
      throw failure;
    }
  }

  private void leave(String name, Shared shared) {
    synchronized (this) {
      if (--shared.users > 0) {
        return;
      }
      open.remove(name, shared);
    }
    if (!shared.thing.isCompletedExceptionally()) {
      close(shared.thing.join());
    }
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception ignored) {
      // Nobody uses it any more; what closing it says helps nobody.
    }
  }

  /** One user's share. */
  private final class Held<T> implements Lease<T> {
    private final String name;
    private final Shared shared;
    private final T value;
    private boolean closed;

    Held(String name, Shared shared, T value) {
      this.name = name;
      this.shared = shared;
      this.value = value;
    }

    @Override
    public T value() {
      return value;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        leave(name, shared);
      }
    }
  }
}
