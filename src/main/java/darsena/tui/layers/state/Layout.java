package darsena.tui.layers.state;

import darsena.tui.page.Context;

/**
 * Where the panes are: all three on a wide terminal, else one at a time and a line that names them.
 *
 * @param left columns of the layers and of the waste, all there are on a narrow terminal
 * @param upper rows of the layers, all there are but the line of names on a narrow one
 */
public record Layout(int columns, int rows, boolean wide, int left, int upper) {
  private static final int WIDE = 100;

  /** Rows of the tree that are not paths: what is shown, titles. */
  private static final int TREE_HEAD = 2;

  public static Layout of(Context context) {
    return of(context.columns(), context.rows());
  }

  public static Layout of(int columns, int rows) {
    boolean wide = columns >= WIDE && rows >= 12;
    if (!wide) {
      return new Layout(columns, rows, false, columns, rows - 1);
    }
    return new Layout(columns, rows, true, columns * 46 / 100, Math.max(6, rows * 6 / 10));
  }

  public int layerRows() {
    return Math.max(1, wide ? upper - 3 : rows - 2);
  }

  public int wasteRows() {
    return Math.max(1, wide ? rows - upper - 2 : rows - 2);
  }

  public int treeRows() {
    return Math.max(1, (wide ? rows - 2 : rows - 1) - TREE_HEAD);
  }

  public int viewerRows() {
    return Math.max(1, rows - 2);
  }

  int viewerColumns() {
    return Math.max(1, columns - 2);
  }
}
