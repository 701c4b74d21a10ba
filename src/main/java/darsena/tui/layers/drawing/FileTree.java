package darsena.tui.layers.drawing;

import darsena.engine.explore.Change;
import darsena.engine.explore.rows.RowFilter;
import darsena.engine.explore.rows.VisibleRows;
import darsena.tui.layers.state.ImageView;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Line;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Selection;
import java.util.Locale;

/** Draws the files of a layer, or of all layers up to one, as a tree. */
final class FileTree {
  private FileTree() {}

  static String title(ImageView view) {
    int layer = view.wanted().layer() + 1;
    if (view.wanted().aggregate() && layer > 1) {
      return "Files: layers 2 to " + layer + " over 1";
    }
    return "Files: layer " + layer;
  }

  static String place(ImageView view) {
    if (!view.wanted().isShownBy(view.rows(), view.exploration())) {
      return "working";
    }
    int count = view.rows().count();
    return count == 0 ? "" : (view.tree().selected() + 1) + "/" + count;
  }

  static void draw(ImageView view, Pane pane, boolean focused, Look look) {
    head(view, pane, look);
    TreeRow row = new TreeRow(view, pane, look);
    row.titles(1);
    VisibleRows rows = view.rows();
    int height = pane.height() - 2;
    if (rows.count() == 0) {
      nothing(view, pane, look);
    }
    int[] nodes = rows.nodes(view.tree().top(), Math.max(0, height));
    for (int at = 0; at < nodes.length; at++) {
      row.draw(nodes[at], at + 2);
      if (view.tree().top() + at == view.tree().selected()) {
        Selection.draw(pane, at + 2, focused, look);
      }
    }
  }

  private static void head(ImageView view, Pane pane, Look look) {
    RowFilter filter = view.wanted().filter();
    String order = view.wanted().order().name().toLowerCase(Locale.ROOT);
    int at = pane.text(1, 0, "sort " + order + "  ", look.style(Role.MUTED));
    at = toggle(pane, at, "add", 'a', filter.changes().contains(Change.ADDED), Role.ADDED, look);
    at =
        toggle(
            pane, at, "mod", 'm', filter.changes().contains(Change.MODIFIED), Role.CHANGED, look);
    at =
        toggle(pane, at, "rem", 'r', filter.changes().contains(Change.REMOVED), Role.REMOVED, look);
    at =
        toggle(
            pane, at, "unmod", 'u', filter.changes().contains(Change.UNMODIFIED), Role.TEXT, look);
    search(view, pane, at + 1, look);
  }

  /** The letter in brackets where it is shown, so that no colour is needed to tell. */
  private static int toggle(
      Pane pane, int column, String word, char key, boolean on, Role role, Look look) {
    String text = (on ? "[" + key + "]" : "[ ]") + word.substring(on ? 1 : 0);
    return pane.text(column, 0, text, look.style(on ? role : Role.MUTED)) + 1;
  }

  private static void search(ImageView view, Pane pane, int column, Look look) {
    if (view.typing().isPresent()) {
      Line line = view.typing().get();
      pane.text(column, 0, "/" + line.text() + " ", look.style(Role.FIELD_FOCUSED));
      int before = darsena.text.DisplayWidth.of(line.text().substring(0, line.cursor()));
      pane.cursor(column + 1 + before, 0);
      return;
    }
    String text = view.wanted().filter().text();
    if (!text.isEmpty()) {
      pane.fit(column, 0, pane.width() - column - 1, "/" + text, look.style(Role.MATCH));
    }
  }

  private static void nothing(ImageView view, Pane pane, Look look) {
    String why =
        view.wanted().filter().text().isEmpty()
            ? "This layer changes no file that is shown. u shows the rest."
            : "No path matches. Esc drops the filter.";
    pane.fit(1, 2, pane.width() - 2, why, look.style(Role.MUTED));
  }
}
