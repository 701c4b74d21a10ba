package darsena.tui.widget;

import darsena.tui.theme.Look;
import darsena.tui.theme.Role;

/** Draws the line that keys act on: a sign as well as a colour. */
public final class Selection {
  private Selection() {}

  /** Marks a row; strongly where keys go. */
  public static void draw(Pane pane, int row, boolean focused, Look look) {
    pane.text(0, row, look.glyphs().pointer(), look.style(focused ? Role.KEY : Role.MUTED));
    pane.overlay(row, look.style(focused ? Role.SELECTION : Role.SELECTION_UNFOCUSED));
  }
}
