package darsena.tui;

import darsena.engine.Engine;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.tui.effect.Cancel;
import darsena.tui.effect.Effect;
import darsena.tui.effect.Foreground;
import darsena.tui.effect.Launched;
import darsena.tui.effect.Lease;
import darsena.tui.effect.World;
import darsena.tui.message.Message;
import darsena.tui.message.Problem;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs effects, each on a virtual thread of its own, and sends home what comes of them. */
final class EffectRunner implements AutoCloseable {
  private final CompletableFuture<Engine> engine;
  private final Consumer<Message> mailbox;
  private final InstantSource clock;
  private final Shares shares = new Shares();
  private final Map<String, Thread> keyed = new ConcurrentHashMap<>();

  EffectRunner(CompletableFuture<Engine> engine, Consumer<Message> mailbox, InstantSource clock) {
    this.engine = engine;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  void run(Effect effect) {
    if (effect instanceof Cancel(String target)) {
      Optional.ofNullable(keyed.remove(target)).ifPresent(Thread::interrupt);
      return;
    }
    Thread thread = Thread.ofVirtual().name("effect").unstarted(() -> perform(effect));
    Optional<String> key = effect.key();
    if (key.isPresent()) {
      Optional.ofNullable(keyed.put(key.get(), thread)).ifPresent(Thread::interrupt);
    }
    thread.start();
  }

  /** Does it on this thread. */
  void perform(Effect effect) {
    Optional<Problem> problem = attempt(effect);
    switch (effect) {
      case Launched(long id, var job) -> mailbox.accept(new Message.JobEnded(id, problem));
      case Foreground foreground ->
          problem.ifPresent(one -> mailbox.accept(new Message.Refused(foreground.title(), one)));
      default -> problem.ifPresent(one -> mailbox.accept(new Message.Failed(one)));
    }
    effect.key().ifPresent(key -> keyed.remove(key, Thread.currentThread()));
  }

  private Optional<Problem> attempt(Effect effect) {
    try {
      effect.perform(new Here(effect));
      return Optional.empty();
    } catch (InterruptedException unwanted) {
      return Optional.empty();
    } catch (DarsenaException failure) {
      // A read that was interrupted says what it likes: nobody wanted it any more.
      boolean unwanted =
          failure.kind() == ErrorKind.CANCELLED || Thread.currentThread().isInterrupted();
      return unwanted ? Optional.empty() : Optional.of(Problem.of(failure));
    } catch (RuntimeException defect) {
      return Optional.of(Problem.of(defect));
    }
  }

  /** Ends all that runs under a key, which is all that does not end by itself. */
  @Override
  public void close() {
    keyed.values().forEach(Thread::interrupt);
  }

  /** The world as one effect sees it. */
  private final class Here implements World {
    private final Effect effect;

    Here(Effect effect) {
      this.effect = effect;
    }

    @Override
    public Engine engine() {
      return engine.join();
    }

    @Override
    public void tell(Message message) {
      mailbox.accept(message);
    }

    @Override
    public void advance(String note, double fraction) {
      if (effect instanceof Launched(long id, var job)) {
        mailbox.accept(new Message.JobAdvanced(id, note, Optional.of(fraction)));
      }
    }

    @Override
    public <T extends AutoCloseable> Lease<T> share(
        String name, Class<T> type, Supplier<T> opener) {
      return shares.lease(name, type, opener);
    }

    @Override
    public java.time.Instant now() {
      return clock.instant();
    }
  }
}
