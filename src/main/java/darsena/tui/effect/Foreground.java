package darsena.tui.effect;

/**
 * An effect that needs the terminal for itself: the screen lets go of it, waits, and comes back as
 * it was.
 */
public interface Foreground extends Effect {

  /** The command that would do the same. */
  String command();
}
