package darsena.tui.widget;

import darsena.text.DisplayWidth;
import darsena.text.ForeignText;
import darsena.tui.theme.Style;

/** A rectangle of a canvas with its own origin; what is drawn beyond its edges is not drawn. */
public final class Pane {
  private final Canvas canvas;
  private final int left;
  private final int top;
  private final int width;
  private final int height;

  private Pane(Canvas canvas, int left, int top, int width, int height) {
    this.canvas = canvas;
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
  }

  /** All of a canvas. */
  public static Pane of(Canvas canvas) {
    return new Pane(canvas, 0, 0, canvas.columns(), canvas.rows());
  }

  /** Its width; never negative. */
  public int width() {
    return width;
  }

  /** Its height; never negative. */
  public int height() {
    return height;
  }

  /** A part of it; what lies outside is cut off. */
  public Pane part(int column, int row, int columns, int rows) {
    int x = Math.clamp(column, 0, width);
    int y = Math.clamp(row, 0, height);
    int w = Math.clamp((long) columns + Math.min(column, 0), 0, width - x);
    int h = Math.clamp((long) rows + Math.min(row, 0), 0, height - y);
    return new Pane(canvas, left + x, top + y, w, h);
  }

  /** Fills it all with one character. */
  public void fill(String cluster, Style style) {
    for (int row = 0; row < height; row++) {
      run(0, row, width, cluster, style);
    }
  }

  /** Writes the same character so many times. */
  public void run(int column, int row, int count, String cluster, Style style) {
    for (int i = 0; i < count; i++) {
      place(column + i, row, cluster, 1, style);
    }
  }

  /**
   * Writes a text on one line and cuts it at the right edge; controls in it appear spelled out.
   *
   * @return the column after it
   */
  public int text(int column, int row, String text, Style style) {
    if (isPlain(text)) {
      return plain(column, row, text, style);
    }
    int at = column;
    for (String cluster : DisplayWidth.clusters(ForeignText.visible(text))) {
      int wide = DisplayWidth.ofCluster(cluster);
      if (wide > 0) {
        place(at, row, wide <= 2 ? cluster : "�", Math.min(wide, 2), style);
        at += wide;
      }
    }
    return at;
  }

  /** Writes a text so that it ends before a column, and cuts it at the left if it must. */
  public void textRight(int end, int row, String text, Style style) {
    text(end - DisplayWidth.of(ForeignText.visible(text)), row, text, style);
  }

  /** Writes a text, with an ellipsis if it is wider than so many columns. */
  public int fit(int column, int row, int columns, String text, Style style) {
    return text(column, row, DisplayWidth.ellipsis(ForeignText.visible(text), columns), style);
  }

  /** Lays a style over a whole line, see {@link Style#under}. */
  public void overlay(int row, Style over) {
    overlay(0, row, width, over);
  }

  /** Lays a style over a part of a line. */
  public void overlay(int column, int row, int columns, Style over) {
    if (row < 0 || row >= height) {
      return;
    }
    for (int x = Math.max(0, column); x < Math.min(width, column + columns); x++) {
      Style under = canvas.style(left + x, top + row);
      canvas.restyle(left + x, top + row, under.under(over));
    }
  }

  /** Shows the terminal's cursor there. */
  public void cursor(int column, int row) {
    if (column >= 0 && column < width && row >= 0 && row < height) {
      canvas.cursor(left + column, top + row);
    }
  }

  /** Writes one cluster; a wide one that would stick out is a blank. */
  private void place(int column, int row, String cluster, int wide, Style style) {
    if (row < 0 || row >= height || column < 0 || column >= width) {
      return;
    }
    if (column + wide > width) {
      canvas.put(left + column, top + row, " ", 1, style);
      return;
    }
    canvas.put(left + column, top + row, cluster, wide, style);
  }

  private int plain(int column, int row, String text, Style style) {
    for (int i = 0; i < text.length() && column + i < width; i++) {
      place(column + i, row, Canvas.ascii(text.charAt(i)), 1, style);
    }
    return column + text.length();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
