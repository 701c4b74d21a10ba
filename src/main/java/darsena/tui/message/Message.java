package darsena.tui.message;

import darsena.tui.keys.Stroke;
import java.time.Instant;
import java.util.Optional;

/** Anything the screen is told; what to do about it is decided in one place, purely. */
public sealed interface Message {

  /** What came from the terminal by itself. */
  sealed interface Input extends Message {}

  /** A key. */
  record Typed(Stroke stroke) implements Input {}

  /** Text pasted as a whole; never keys. */
  record Pasted(String text) implements Input {}

  /** The mouse. */
  record Moused(Mouse mouse) implements Input {}

  /** Whether the terminal's window has the focus. */
  record Focused(boolean focused) implements Input {}

  /** The terminal's background, as it answered. */
  record Background(boolean light) implements Input {}

  /** The terminal's size now. */
  record Resized(int columns, int rows) implements Message {}

  /** Time passes. */
  record Ticked(Instant now) implements Message {}

  /** The theme that is configured; there is one of that name. */
  record ThemeChosen(String theme) implements Message {}

  /** The engine is there. */
  record EngineOpened() implements Message {}

  /** The engine will not come. */
  record EngineFailed(Problem problem) implements Message {}

  /** Something in the store, or the state of a container, may have changed. */
  record Changed() implements Message {}

  /**
   * A job goes on.
   *
   * @param fraction done, 0 to 1; empty when nobody can know
   */
  record JobAdvanced(long job, String note, Optional<Double> fraction) implements Message {}

  /** A job is over, well unless there is a problem. */
  record JobEnded(long job, Optional<Problem> problem) implements Message {}

  /** Something failed that nobody waits for. */
  record Failed(Problem problem) implements Message {}

  /** What the person asked for could not be done; {@code title} says what. */
  record Refused(String title, Problem problem) implements Message {}

  /** One line for the person, for a while. */
  record Noticed(String text) implements Message {}

  /** Goes to a page, and to an object on it. */
  record Reveal(PageId page, String object) implements Message {}

  /** For one page only; each page has a sealed family of its own. */
  non-sealed interface OfPage extends Message {
    /** The page it is for. */
    PageId page();
  }
}
