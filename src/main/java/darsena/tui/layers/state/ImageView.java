package darsena.tui.layers.state;

import darsena.engine.explore.Comparison;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.rows.VisibleRows;
import darsena.tui.widget.Line;
import darsena.tui.widget.ListCursor;
import java.util.Optional;

/**
 * An open image as it is looked at.
 *
 * @param wanted what the tree should show; of a large image the rows may be behind
 * @param attributes whether modes and owners are shown
 * @param typing the filter while it is being written
 * @param viewer the file that covers it all
 */
public record ImageView(
    OpenImage image,
    Focus focus,
    ListCursor layers,
    ListCursor waste,
    ListCursor tree,
    Arrangement wanted,
    VisibleRows rows,
    boolean attributes,
    Optional<Line> typing,
    Optional<Viewer> viewer) {

  public static ImageView of(OpenImage image) {
    return new ImageView(
        image,
        Focus.LAYERS,
        ListCursor.START,
        ListCursor.START,
        ListCursor.START,
        Arrangement.FIRST,
        image.rows(),
        true,
        Optional.empty(),
        Optional.empty());
  }

  public Exploration exploration() {
    return image.exploration();
  }

  public Comparison comparison() {
    return rows.comparison();
  }

  /** The path that keys act on. */
  public Optional<Integer> node() {
    return tree.selected() < rows.count()
        ? Optional.of(rows.node(tree.selected()))
        : Optional.empty();
  }

  public ImageView focused(Focus other) {
    return new ImageView(
        image, other, layers, waste, tree, wanted, rows, attributes, typing, viewer);
  }

  public ImageView layerAt(ListCursor cursor) {
    return new ImageView(
        image, focus, cursor, waste, tree, wanted, rows, attributes, typing, viewer);
  }

  public ImageView wasteAt(ListCursor cursor) {
    return new ImageView(
        image, focus, layers, cursor, tree, wanted, rows, attributes, typing, viewer);
  }

  public ImageView treeAt(ListCursor cursor) {
    return new ImageView(
        image, focus, layers, waste, cursor, wanted, rows, attributes, typing, viewer);
  }

  public ImageView wanting(Arrangement arrangement) {
    return new ImageView(
        image, focus, layers, waste, tree, arrangement, rows, attributes, typing, viewer);
  }

  /** Other rows, the cursor on the same path if it is still there. */
  public ImageView showing(VisibleRows other, int height) {
    int row = node().map(other::rowOf).orElse(0);
    return new ImageView(
        image,
        focus,
        layers,
        waste,
        tree.on(row, other.count(), height),
        wanted,
        other,
        attributes,
        typing,
        viewer);
  }

  public ImageView withAttributes(boolean shown) {
    return new ImageView(image, focus, layers, waste, tree, wanted, rows, shown, typing, viewer);
  }

  public ImageView typing(Optional<Line> line) {
    return new ImageView(image, focus, layers, waste, tree, wanted, rows, attributes, line, viewer);
  }

  public ImageView viewing(Optional<Viewer> other) {
    return new ImageView(
        image, focus, layers, waste, tree, wanted, rows, attributes, typing, other);
  }
}
