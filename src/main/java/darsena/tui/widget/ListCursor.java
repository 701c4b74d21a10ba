package darsena.tui.widget;

import darsena.tui.keys.MoveAction;

/**
 * A place in a list of which a window is shown.
 *
 * @param selected the line that keys act on
 * @param top the first line shown
 */
public record ListCursor(int selected, int top) {
  /** At the beginning. */
  public static final ListCursor START = new ListCursor(0, 0);

  /** On a line, kept inside the list, the window moved no more than it must. */
  public ListCursor on(int line, int size, int rows) {
    int at = Math.clamp(line, 0, Math.max(0, size - 1));
    int visible = Math.max(1, rows);
    int first = Math.clamp(top, Math.max(0, at - visible + 1), at);
    return new ListCursor(at, Math.clamp(first, 0, Math.max(0, size - visible)));
  }

  /** So many lines down, or up when negative. */
  public ListCursor moved(int lines, int size, int rows) {
    return on(selected + lines, size, rows);
  }

  /** Inside a list that has another size now. */
  public ListCursor within(int size, int rows) {
    return on(selected, size, rows);
  }

  /** The window moved, the selection taken along at its edges: what a wheel does. */
  public ListCursor scrolled(int lines, int size, int rows) {
    int first = Math.clamp(top + lines, 0, Math.max(0, size - rows));
    int last = Math.min(size - 1, first + Math.max(1, rows) - 1);
    return new ListCursor(Math.max(0, Math.clamp(selected, first, Math.max(first, last))), first);
  }

  /** What a movement does. */
  public ListCursor move(MoveAction movement, int size, int rows) {
    int page = Math.max(1, rows - 1);
    return switch (movement) {
      case UP -> moved(-1, size, rows);
      case DOWN -> moved(1, size, rows);
      case HALF_UP -> moved(-Math.max(1, rows / 2), size, rows);
      case HALF_DOWN -> moved(Math.max(1, rows / 2), size, rows);
      case PAGE_UP -> moved(-page, size, rows);
      case PAGE_DOWN -> moved(page, size, rows);
      case FIRST -> on(0, size, rows);
      case LAST -> on(size - 1, size, rows);
    };
  }
}
