package darsena.tui.layers.drawing;

import darsena.engine.explore.LayerTally;
import darsena.engine.image.LayerSummary;
import darsena.text.ByteSize;
import darsena.tui.layers.state.ImageView;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.Column;
import darsena.tui.widget.Columns;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Selection;
import java.util.List;

/** Draws the layers of an image, the lowest first. */
final class LayerList {
  private static final List<Column> COLUMNS =
      List.of(
          Column.number("#", 3, 0),
          Column.number("SIZE", 6, 0),
          Column.wide("CHANGES", 5, 12, 2),
          Column.wide("COMMAND", 12, Integer.MAX_VALUE, 0),
          Column.number("WASTE", 6, 3));

  private LayerList() {}

  static void draw(ImageView view, Pane pane, boolean focused, Look look) {
    Columns columns = Columns.into(pane.width() - 2, COLUMNS);
    columns.head(pane, 1, 0, look);
    for (int row = 1; row < pane.height(); row++) {
      int layer = view.layers().top() + row - 1;
      if (layer >= view.exploration().layers().size()) {
        return;
      }
      line(view, layer, columns, pane, row, look);
      if (layer == view.layers().selected()) {
        Selection.draw(pane, row, focused, look);
      }
    }
  }

  private static void line(
      ImageView view, int layer, Columns columns, Pane pane, int row, Look look) {
    LayerSummary summary = view.exploration().layers().get(layer);
    long wasted = view.image().efficiency().wastedBy(layer);
    Style text = look.style(Role.TEXT);
    columns.cells(
        pane,
        1,
        row,
        List.of(
            String.valueOf(layer + 1),
            ByteSize.decimal(summary.size()),
            counts(view.image().tallies().get(layer)),
            Instruction.plain(summary.createdBy()),
            wasted == 0 ? "" : ByteSize.decimal(wasted)),
        List.of(
            look.style(Role.MUTED), text, look.style(Role.MUTED), text, look.style(Role.WARNING)));
  }

  static String counts(LayerTally tally) {
    return counts(tally.added(), tally.modified(), tally.removed());
  }

  static String counts(int added, int modified, int removed) {
    StringBuilder text = new StringBuilder();
    append(text, '+', added);
    append(text, '~', modified);
    append(text, '-', removed);
    return text.toString();
  }

  private static void append(StringBuilder text, char sign, int count) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : " ").append(sign).append(count);
    }
  }
}
