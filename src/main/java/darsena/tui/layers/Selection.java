package darsena.tui.layers;

import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Pane;

/** Draws the line that keys act on: a sign as well as a colour. */
final class Selection {
  private Selection() {}

  static void draw(Pane pane, int row, boolean focused, Look look) {
    pane.text(0, row, look.glyphs().pointer(), look.style(focused ? Role.KEY : Role.MUTED));
    pane.overlay(row, look.style(focused ? Role.SELECTION : Role.SELECTION_UNFOCUSED));
  }
}
