package darsena.tui.containers.state;

import darsena.tui.log.LogUpdate;
import darsena.tui.log.LogView;
import darsena.tui.page.Context;

/**
 * How the page divides its area: list and detail side by side where there is room for both, else
 * the one that keys go to.
 *
 * @param list the columns of the list; 0 when it is not shown
 * @param detail the columns of the detail; 0 when it is not shown
 * @param framed whether panes have frames
 */
public record Layout(int list, int detail, int rows, boolean framed) {
  private static final int TWO_PANES = 100;
  private static final int WIDEST_LIST = 80;

  public static Layout of(ContainersModel model, int columns, int rows) {
    if (columns < TWO_PANES) {
      return model.inDetail()
          ? new Layout(0, columns, rows, false)
          : new Layout(columns, 0, rows, false);
    }
    if (model.zoomed()) {
      return new Layout(0, columns, rows, true);
    }
    int list = Math.min(WIDEST_LIST, columns * 48 / 100);
    return new Layout(list, columns - list, rows, true);
  }

  public static Layout of(ContainersModel model, Context context) {
    return of(model, context.columns(), context.rows());
  }

  /** The rows for containers: without frame and titles. */
  public int listRows() {
    return Math.max(1, rows - (framed ? 3 : 2));
  }

  /** The columns inside the detail. */
  public int detailColumns() {
    return Math.max(0, framed ? detail - 2 : detail);
  }

  /** The rows inside the detail, below its tabs. */
  public int detailRows() {
    return Math.max(0, framed ? rows - 2 : rows - 1);
  }

  /** The area of a log's lines. */
  public LogUpdate.Area log() {
    return LogView.area(detailColumns(), detailRows());
  }
}
