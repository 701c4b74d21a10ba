package darsena.tui.containers.drawing;

import darsena.tui.containers.state.Tab;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Pane;
import java.util.Optional;

/** The row of a detail's sides; every place is two columns wider than its word. */
public final class Tabs {
  private Tabs() {}

  /** The side whose word is at a column. */
  public static Optional<Tab> at(int column) {
    int from = 0;
    for (Tab tab : Tab.values()) {
      int to = from + tab.title().length() + 2;
      if (column >= from && column < to) {
        return Optional.of(tab);
      }
      from = to;
    }
    return Optional.empty();
  }

  /** Draws them, the current one in brackets; returns the column after the last. */
  static int draw(Tab current, Pane pane, int column, int row, Look look) {
    int at = column;
    for (Tab tab : Tab.values()) {
      boolean here = tab == current;
      at =
          here
              ? pane.text(at, row, "[" + tab.title() + "]", look.style(Role.TAB_CURRENT))
              : pane.text(at, row, " " + tab.title() + " ", look.style(Role.TAB));
    }
    return at;
  }
}
