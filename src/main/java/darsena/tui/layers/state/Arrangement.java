package darsena.tui.layers.state;

import darsena.engine.explore.Comparison;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.rows.RowFilter;
import darsena.engine.explore.rows.SortOrder;
import darsena.engine.explore.rows.VisibleRows;

/** What the tree is to show: which layer, alone or with those below, and how. */
public record Arrangement(int layer, boolean aggregate, RowFilter filter, SortOrder order) {
  /** So many paths are arranged at once; more, beside the screen. */
  private static final int AT_ONCE = 50_000;

  static final Arrangement FIRST = new Arrangement(0, false, RowFilter.TOUCHED, SortOrder.NAME);

  public Arrangement of(int otherLayer) {
    return new Arrangement(otherLayer, aggregate, filter, order);
  }

  public Arrangement aggregate(boolean other) {
    return new Arrangement(layer, other, filter, order);
  }

  public Arrangement filtered(RowFilter other) {
    return new Arrangement(layer, aggregate, other, order);
  }

  public Arrangement sorted(SortOrder other) {
    return new Arrangement(layer, aggregate, filter, other);
  }

  public static boolean isQuick(Exploration image) {
    return image.nodeCount() <= AT_ONCE;
  }

  /** The rows; what the rows before have in common with them, folding too, is kept. */
  public VisibleRows rows(Exploration image, VisibleRows before) {
    Comparison comparison = aggregate ? image.aggregate(layer) : image.layer(layer);
    if (!sameStates(comparison, before.comparison())) {
      return VisibleRows.of(comparison, filter, order);
    }
    VisibleRows rows = before.order() == order ? before : before.sorted(order);
    return rows.filter().equals(filter) ? rows : rows.filtered(filter);
  }

  /** Whether rows are what is wanted here. */
  public boolean isShownBy(VisibleRows rows, Exploration image) {
    Comparison shown = rows.comparison();
    int before = aggregate && layer > 0 ? 0 : layer - 1;
    return image == shown.exploration()
        && shown.before() == before
        && shown.after() == layer
        && rows.filter().equals(filter)
        && rows.order() == order;
  }

  private static boolean sameStates(Comparison one, Comparison other) {
    return one.before() == other.before() && one.after() == other.after();
  }
}
