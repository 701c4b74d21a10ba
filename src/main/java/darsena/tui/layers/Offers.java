package darsena.tui.layers;

import darsena.tui.layers.state.Focus;
import darsena.tui.layers.state.ImageView;

/** Which keys mean something now. */
final class Offers {
  private Offers() {}

  static boolean offers(ImageView view, LayersAction action) {
    boolean reading = view.viewer().isPresent();
    boolean tree = !reading && view.focus() == Focus.TREE;
    return switch (action) {
      case OPEN -> !reading && (view.focus() != Focus.TREE || view.node().isPresent());
      case BACK -> true;
      case HEX -> reading;
      case EXTRACT -> reading || (tree && isFile(view));
      case FOLD, COLLAPSE, EXPAND ->
          tree && view.node().filter(node -> view.rows().isFoldable(node)).isPresent();
      case NEXT_PANE, PREVIOUS_PANE, AGGREGATE -> !reading;
      case NEXT_CHANGE,
          PREVIOUS_CHANGE,
          FILTER,
          SHOW_UNMODIFIED,
          SHOW_ADDED,
          SHOW_MODIFIED,
          SHOW_REMOVED,
          SORT,
          FOLD_ALL,
          ATTRIBUTES ->
          tree;
    };
  }

  static boolean isFile(ImageView view) {
    return view.node()
        .flatMap(node -> view.comparison().shown(node))
        .filter(version -> version.kind().isRegular())
        .isPresent();
  }
}
