package darsena.tui.effect;

/** What only the loop of the screen itself can do. */
public sealed interface ScreenEffect extends Effect {

  /** Leaves the screen. */
  record Quit() implements ScreenEffect {}

  /** Draws every cell anew, whatever the terminal shows. */
  record Redraw() implements ScreenEffect {}

  /** Hands the terminal back to the shell until it continues us. */
  record Suspend() implements ScreenEffect {}

  @Override
  default void perform(World world) {
    // The loop sees to it.
  }
}
