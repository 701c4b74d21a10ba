package darsena.tui.widget;

import darsena.tui.theme.Look;
import darsena.tui.theme.Role;

/** A bar that fills as something goes on. */
public final class Gauge {
  private Gauge() {}

  /** Draws it, a fraction of 0 to 1 done. */
  public static void draw(Pane pane, int column, int row, int width, double fraction, Look look) {
    int done = (int) Math.round(Math.clamp(fraction, 0, 1) * width);
    pane.run(column, row, done, look.glyphs().full(), look.style(Role.PROGRESS));
    pane.run(
        column + done, row, width - done, look.glyphs().rest(), look.style(Role.PROGRESS_REST));
  }
}
