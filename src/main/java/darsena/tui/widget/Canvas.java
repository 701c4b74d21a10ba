package darsena.tui.widget;

import darsena.tui.theme.Style;
import java.util.Arrays;

/**
 * A grid of cells. A cell holds one grapheme cluster; the right half of a wide one holds the empty
 * text. What a terminal would obey never gets in.
 */
public final class Canvas {
  private static final String[] ASCII = new String[0x7f];

  static {
    for (int i = 0; i < ASCII.length; i++) {
      ASCII[i] = i < ' ' ? "�" : String.valueOf((char) i);
    }
  }

  private final int columns;
  private final int rows;
  private final String[] texts;
  private final Style[] styles;
  private int cursorColumn = -1;
  private int cursorRow = -1;

  /** Blank and plain. */
  public Canvas(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.texts = new String[columns * rows];
    this.styles = new Style[columns * rows];
    Arrays.fill(texts, " ");
    Arrays.fill(styles, Style.PLAIN);
  }

  /** Its width. */
  public int columns() {
    return columns;
  }

  /** Its height. */
  public int rows() {
    return rows;
  }

  /** The cluster in a cell; empty in the right half of a wide one. */
  public String text(int column, int row) {
    return texts[row * columns + column];
  }

  /** How a cell looks. */
  public Style style(int column, int row) {
    return styles[row * columns + column];
  }

  /** Where the terminal's own cursor stands; negative when it is hidden. */
  public int cursorColumn() {
    return cursorColumn;
  }

  /** See {@link #cursorColumn}. */
  public int cursorRow() {
    return cursorRow;
  }

  void cursor(int column, int row) {
    cursorColumn = column;
    cursorRow = row;
  }

  /** Changes how a cell looks, not what it says. */
  void restyle(int column, int row, Style style) {
    styles[row * columns + column] = style;
  }

  /** Writes one cluster that is so many columns wide; it must fit. */
  void put(int column, int row, String cluster, int width, Style style) {
    int cell = row * columns + column;
    breakWide(column, row);
    if (width == 2) {
      breakWide(column + 1, row);
      texts[cell + 1] = "";
      styles[cell + 1] = style;
    }
    texts[cell] = cluster;
    styles[cell] = style;
  }

  /** A half of a wide cluster that is overwritten leaves a blank where the other was. */
  private void breakWide(int column, int row) {
    int cell = row * columns + column;
    if (texts[cell].isEmpty() && column > 0) {
      texts[cell - 1] = " ";
    }
    if (column + 1 < columns && texts[cell + 1].isEmpty()) {
      texts[cell + 1] = " ";
    }
  }

  /** The one text object of a printable ASCII character, or a replacement for a control. */
  static String ascii(char c) {
    return ASCII[c];
  }

  /** Whether both would look the same on a terminal. */
  public boolean looksLike(Canvas other) {
    return isOfTheSizeOf(other)
        && cursorColumn == other.cursorColumn
        && cursorRow == other.cursorRow
        && Arrays.equals(texts, other.texts)
        && Arrays.equals(styles, other.styles);
  }

  /** Whether the other has as many cells, in as many rows. */
  public boolean isOfTheSizeOf(Canvas other) {
    return columns == other.columns && rows == other.rows;
  }

  /** Whether a cell would look the same in another canvas of this size. */
  public boolean looksLike(Canvas other, int column, int row) {
    int cell = row * columns + column;
    return texts[cell].equals(other.texts[cell]) && styles[cell].equals(other.styles[cell]);
  }

  /** The lines as text, for tests; trailing blanks cut. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(text(column, row));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
