package darsena.tui;

import com.googlecode.lanterna.TerminalSize;
import darsena.engine.Engine;
import darsena.error.DarsenaException;
import darsena.fixture.engine.FakeEngine;
import darsena.tui.effect.Effect;
import darsena.tui.effect.Launched;
import darsena.tui.effect.Lease;
import darsena.tui.effect.ScreenEffect;
import darsena.tui.effect.World;
import darsena.tui.keys.Stroke;
import darsena.tui.message.Message;
import darsena.tui.message.Problem;
import darsena.tui.model.Model;
import darsena.tui.theme.Glyphs;
import darsena.tui.theme.Look;
import darsena.tui.theme.ThemeFile;
import darsena.tui.update.Next;
import darsena.tui.update.Update;
import darsena.tui.view.View;
import darsena.tui.widget.Canvas;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Drives the whole screen without a terminal or threads: every effect runs at once on the test's
 * own thread, and what would go on for ever tells its first news only.
 */
public final class Pilot {
  private final FakeEngine engine;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private final List<Effect> effects = new ArrayList<>();
  private Model model;
  private boolean left;

  /** A screen of that size over an engine that answers. */
  public Pilot(FakeEngine engine, int columns, int rows) {
    this.engine = engine;
    this.model = First.model(new TerminalSize(columns, rows), engine.clock().instant());
    tell(new Message.EngineOpened());
  }

  /** Presses keys as {@link Stroke#parse} reads them. */
  public Pilot press(String... strokes) {
    for (String stroke : strokes) {
      tell(new Message.Typed(Stroke.parse(stroke)));
    }
    return this;
  }

  /** Types every character of a text. */
  public Pilot type(String text) {
    text.codePoints().forEach(point -> tell(new Message.Typed(Stroke.of(point))));
    return this;
  }

  /** Tells a message, and all that follows from it. */
  public Pilot tell(Message message) {
    waiting.add(message);
    while (!waiting.isEmpty()) {
      Next next = Update.update(model, waiting.poll());
      model = next.model();
      next.effects().forEach(this::perform);
    }
    return this;
  }

  /** What the screen knows. */
  public Model model() {
    return model;
  }

  /** All effects so far, in order. */
  public List<Effect> effects() {
    return List.copyOf(effects);
  }

  /** Whether the screen was left. */
  public boolean left() {
    return left;
  }

  /** What is shown. */
  public String screen() {
    return canvas("dark").toString();
  }

  /** What is shown, in a theme. */
  public Canvas canvas(String theme) {
    Look look =
        new Look(ThemeFile.embedded(theme), Glyphs.UNICODE, model.now(), () -> ZoneOffset.UTC);
    return View.draw(model, look);
  }

  private void perform(Effect effect) {
    effects.add(effect);
    if (effect instanceof ScreenEffect.Quit) {
      left = true;
    }
    Optional<Problem> problem = attempt(effect);
    if (effect instanceof Launched(long id, var job)) {
      waiting.add(new Message.JobEnded(id, problem));
      waiting.add(new Message.Changed());
    } else {
      problem.ifPresent(one -> waiting.add(new Message.Failed(one)));
    }
  }

  private Optional<Problem> attempt(Effect effect) {
    try {
      effect.perform(new Here());
      return Optional.empty();
    } catch (DarsenaException failure) {
      return Optional.of(Problem.of(failure));
    } catch (InterruptedException told) {
      return Optional.empty();
    } finally {
      // See Here.tell.
      Thread.interrupted();
    }
  }

  /** The world of an effect; after its first news it is wanted no more. */
  private final class Here implements World {
    @Override
    public Engine engine() {
      return engine;
    }

    @Override
    public void tell(Message message) {
      waiting.add(message);
      Thread.currentThread().interrupt();
    }

    @Override
    public void advance(String note, double fraction) {}

    @Override
    public <T extends AutoCloseable> Lease<T> share(
        String name, Class<T> type, Supplier<T> opener) {
      T value = opener.get();
      return new Lease<>() {
        @Override
        public T value() {
          return value;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Instant now() {
      return engine.clock().instant();
    }
  }
}
