package darsena.tui.images;

import darsena.tui.page.Context;

/** Where list and details are: side by side on a wide terminal, else one of them. */
record Layout(int columns, int rows, boolean wide, int list) {
  private static final int WIDE = 100;

  static Layout of(int columns, int rows) {
    boolean wide = columns >= WIDE && rows >= 8;
    return new Layout(columns, rows, wide, wide ? columns * 48 / 100 : columns);
  }

  static Layout of(Context context) {
    return of(context.columns(), context.rows());
  }

  int listRows() {
    return Math.max(1, wide ? rows - 3 : rows - 1);
  }

  int detailColumns() {
    return Math.max(1, wide ? columns - list - 4 : columns - 2);
  }

  int detailRows() {
    return Math.max(1, wide ? rows - 3 : rows - 1);
  }
}
