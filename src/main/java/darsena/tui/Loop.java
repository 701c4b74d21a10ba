package darsena.tui;

import darsena.tui.effect.Effect;
import darsena.tui.effect.Foreground;
import darsena.tui.effect.ScreenEffect;
import darsena.tui.message.Message;
import darsena.tui.model.Model;
import darsena.tui.terminal.InputReader;
import darsena.tui.terminal.Session;
import darsena.tui.terminal.Tty;
import darsena.tui.theme.Look;
import darsena.tui.update.Next;
import darsena.tui.update.Update;
import darsena.tui.view.View;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Takes messages, updates the model, draws it when it has changed, at most sixty times a second.
 * Sleeps otherwise.
 */
final class Loop {
  private static final long FRAME = Duration.ofMillis(16).toNanos();

  /** How often time itself is news. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Mailbox mailbox;
  private final EffectRunner runner;
  private final Session session;
  private final InputReader input;
  private final Tty tty;
  private final Function<Model, Look> look;
  private final InstantSource clock;
  private Model model;
  private boolean dirty = true;
  private volatile boolean over;
  private long drawn = System.nanoTime() - FRAME;

  Loop(Model first, Parts parts) {
    this.model = first;
    this.mailbox = parts.mailbox();
    this.runner = parts.runner();
    this.session = parts.session();
    this.input = parts.input();
    this.tty = parts.tty();
    this.look = parts.look();
    this.clock = parts.clock();
  }

  /** What a loop works with. */
  record Parts(
      Mailbox mailbox,
      EffectRunner runner,
      Session session,
      InputReader input,
      Tty tty,
      Function<Model, Look> look,
      InstantSource clock) {}

  /** Runs until the person leaves. */
  void run() throws IOException, InterruptedException {
    while (!over) {
      long wait = drawn + FRAME - System.nanoTime();
      if (dirty && wait <= 0) {
        draw();
      }
      Duration patience = dirty ? Duration.ofNanos(Math.max(0, wait)) : TICK;
      List<Message> messages = mailbox.take(patience);
      update(new Message.Ticked(clock.instant()));
      for (Message message : messages) {
        update(message);
        if (message instanceof Message.Input) {
          input.acted();
        }
      }
    }
  }

  /** Ends the loop from another thread, as when the terminal is gone. */
  void end() {
    over = true;
  }

  private void draw() throws IOException {
    session.show(View.draw(model, look.apply(model)));
    drawn = System.nanoTime();
    dirty = false;
  }

  private void update(Message message) throws IOException {
    if (over) {
      return;
    }
    Next next = Update.update(model, message);
    dirty = true;
    model = next.model();
    for (Effect effect : next.effects()) {
      perform(effect);
    }
  }

  private void perform(Effect effect) throws IOException {
    switch (effect) {
      case ScreenEffect.Quit _ -> over = true;
      case ScreenEffect.Redraw _ -> {
        session.spoil();
        dirty = true;
      }
      case ScreenEffect.Suspend _ -> away(false, tty::suspend);
      case Foreground foreground -> away(foreground.raw(), () -> runner.perform(foreground));
      default -> runner.run(effect);
    }
  }

  /** What somebody else does with the terminal. */
  @FunctionalInterface
  private interface Visit {
    void make() throws IOException;
  }

  private void away(boolean raw, Visit visit) throws IOException {
    input.pause();
    session.release(raw);
    try (Tty.Shield _ = tty.shield()) {
      visit.make();
    } finally {
      session.regain();
      input.resume();
      var size = session.measure();
      mailbox.tell(new Message.Resized(size.getColumns(), size.getRows()));
      dirty = true;
    }
  }
}
