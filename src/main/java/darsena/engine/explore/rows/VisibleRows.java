package darsena.engine.explore.rows;

import darsena.engine.explore.Comparison;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.compact.IntList;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The rows that a comparison has on a screen of any height: what the filter shows, in the order
 * asked for, without what is inside folded directories. A row is a number from 0; the root has
 * none. Unchangeable: each method that changes something gives another value, in time that grows
 * with the rows at most; only another filter, order or comparison looks at every node.
 */
public final class VisibleRows {
  /** So many rows are unfolded by themselves, level by level. */
  private static final int UNFOLDED_AT_FIRST = 300;

  private final Comparison comparison;
  private final RowFilter filter;
  private final SortOrder order;
  private final BitSet shown;
  private final ChildOrder children;
  private final BitSet unfolded;
  private final int[] rows;

  private VisibleRows(
      Comparison comparison,
      RowFilter filter,
      SortOrder order,
      BitSet shown,
      ChildOrder children,
      BitSet unfolded) {
    this.comparison = comparison;
    this.filter = filter;
    this.order = order;
    this.shown = shown;
    this.children = children;
    this.unfolded = unfolded;
    this.rows = flattened();
  }

  /** Small trees unfolded as a whole, of large ones the levels that are not too many rows. */
  public static VisibleRows of(Comparison comparison, RowFilter filter, SortOrder order) {
    BitSet shown = Shown.by(filter, comparison);
    BitSet unfolded = unfoldedAtFirst(comparison.exploration(), shown);
    ChildOrder children = ChildOrder.of(order, comparison);
    return new VisibleRows(comparison, filter, order, shown, children, unfolded);
  }

  private static BitSet unfoldedAtFirst(Exploration tree, BitSet shown) {
    BitSet unfolded = new BitSet(tree.nodeCount());
    int budget = UNFOLDED_AT_FIRST;
    for (int node = 0; node >= 0 && budget > 0; node = shown.nextSetBit(node + 1)) {
      int below = shown.get(tree.firstChild(node), tree.childrenEnd(node)).cardinality();
      boolean reached = node == Exploration.ROOT || unfolded.get(tree.parent(node));
      if (below > 0 && reached && (below <= budget || node == Exploration.ROOT)) {
        unfolded.set(node);
        budget -= below;
      }
    }
    return unfolded;
  }

  private int[] flattened() {
    Exploration tree = comparison.exploration();
    IntList flat = new IntList();
    IntList places = new IntList();
    IntList ends = new IntList();
    places.add(tree.firstChild(Exploration.ROOT));
    ends.add(tree.childrenEnd(Exploration.ROOT));
    while (places.count() > 0) {
      int place = places.removeLast();
      int end = ends.removeLast();
      if (place == end) {
        continue;
      }
      places.add(place + 1);
      ends.add(end);
      int node = children.at(place);
      if (shown.get(node)) {
        flat.add(node);
        if (unfolded.get(node)) {
          places.add(tree.firstChild(node));
          ends.add(tree.childrenEnd(node));
        }
      }
    }
    return flat.toArray();
  }

  /** What the rows show. */
  public Comparison comparison() {
    return comparison;
  }

  /** Which paths they show. */
  public RowFilter filter() {
    return filter;
  }

  /** In what order. */
  public SortOrder order() {
    return order;
  }

  /** How many there are. */
  public int count() {
    return rows.length;
  }

  /** The node in a row. */
  public int node(int row) {
    return rows[row];
  }

  /** The nodes of some rows, fewer where these are the last. */
  public int[] nodes(int from, int count) {
    return Arrays.copyOfRange(rows, from, Math.min(rows.length, from + count));
  }

  /** The row of a node or, where it has none, of the nearest directory that has one; else 0. */
  public int rowOf(int node) {
    for (int at = node; at != Exploration.ROOT; at = comparison.exploration().parent(at)) {
      for (int row = 0; row < rows.length; row++) {
        if (rows[row] == at) {
          return row;
        }
      }
    }
    return 0;
  }

  /** Whether there is something to fold or unfold. */
  public boolean isFoldable(int node) {
    Exploration tree = comparison.exploration();
    int first = shown.nextSetBit(tree.firstChild(node));
    return first >= 0 && first < tree.childrenEnd(node);
  }

  /** Whether what is inside has no rows. */
  public boolean isFolded(int node) {
    return !unfolded.get(node);
  }

  /** Folds or unfolds one directory. */
  public VisibleRows toggled(int node) {
    BitSet other = (BitSet) unfolded.clone();
    other.flip(node);
    return withUnfolded(other);
  }

  /** Folds every directory, or none. */
  public VisibleRows allFolded(boolean folded) {
    BitSet other = new BitSet(comparison.exploration().nodeCount());
    other.set(Exploration.ROOT, folded ? 1 : comparison.exploration().nodeCount());
    return withUnfolded(other);
  }

  /** Whether any directory is folded that has something to show. */
  public boolean anyFolded() {
    for (int row = 0; row < rows.length; row++) {
      if (isFolded(rows[row]) && isFoldable(rows[row])) {
        return true;
      }
    }
    return false;
  }

  /** Unfolds the directories that a node is in. */
  public VisibleRows revealing(int node) {
    BitSet other = (BitSet) unfolded.clone();
    for (int at = node; at != Exploration.ROOT; ) {
      at = comparison.exploration().parent(at);
      other.set(at);
    }
    return withUnfolded(other);
  }

  /**
   * The same folding and order with another filter; what was not shown is folded as at first. What
   * a text is found in is unfolded, as far as that is not too many rows: it is looked for.
   */
  public VisibleRows filtered(RowFilter other) {
    BitSet selected = Shown.by(other, comparison);
    BitSet folding = unfoldedAtFirst(comparison.exploration(), selected);
    if (other.text().isEmpty() || other.text().equals(filter.text())) {
      folding.andNot(shown);
    }
    BitSet kept = (BitSet) unfolded.clone();
    kept.and(shown);
    folding.or(kept);
    return new VisibleRows(comparison, other, order, selected, children, folding);
  }

  /** The same rows in another order. */
  public VisibleRows sorted(SortOrder other) {
    ChildOrder ordered = ChildOrder.of(other, comparison);
    return new VisibleRows(comparison, filter, other, shown, ordered, unfolded);
  }

  /**
   * The same filter and order on another comparison of the same image; folding as for a new one.
   */
  public VisibleRows on(Comparison other) {
    return of(other, filter, order);
  }

  /**
   * The nearest row after (1) or before (-1) this one whose path is changed, or that is folded over
   * changes; the same row if there is none.
   */
  public int nextChange(int row, int step) {
    for (int at = row + step; at >= 0 && at < rows.length; at += step) {
      if (isChange(rows[at])) {
        return at;
      }
    }
    return row;
  }

  private boolean isChange(int node) {
    return switch (comparison.change(node)) {
      case ADDED, MODIFIED, REMOVED -> true;
      case ABSENT -> false;
      case UNMODIFIED -> isFolded(node) && comparison.touches(node);
    };
  }

  private VisibleRows withUnfolded(BitSet other) {
    return new VisibleRows(comparison, filter, order, shown, children, other);
  }
}
