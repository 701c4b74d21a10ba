package darsena.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;

/**
 * A cell of Lanterna's screen that knows what to write for it and how wide that is. Lanterna itself
 * decides by rules of its own, which differ from terminals' for many characters, and slowly.
 */
final class Cell extends TextCharacter {
  private static final long serialVersionUID = 1;
  private static final EnumSet<SGR> NONE = EnumSet.noneOf(SGR.class);

  /** Nothing, in the terminal's own colours. */
  static final Cell BLANK = new Cell(" ", 1, "");

  private final String cluster;
  private final int width;
  private final String pen;

  /**
   * @param width 1 or 2
   * @param pen parameters of SGR (ECMA-48), each behind a semicolon; empty for none
   */
  @SuppressWarnings("deprecation") // The others take a cluster apart to see whether it is one.
  Cell(String cluster, int width, String pen) {
    super(' ', TextColor.ANSI.DEFAULT, TextColor.ANSI.DEFAULT, NONE);
    this.cluster = cluster;
    this.width = width;
    this.pen = pen;
  }

  String pen() {
    return pen;
  }

  int width() {
    return width;
  }

  @Override
  public String getCharacterString() {
    return cluster;
  }

  @Override
  public boolean isDoubleWidth() {
    return width == 2;
  }

  /** The right half of a wide cell: the screen asks for a blank that looks the same. */
  @Override
  public TextCharacter withCharacter(char character) {
    return new Cell(String.valueOf(character), 1, pen);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Cell cell
            && cluster.equals(cell.cluster)
            && width == cell.width
            && pen.equals(cell.pen));
  }

  @Override
  public int hashCode() {
    return cluster.hashCode() * 31 + pen.hashCode();
  }
}
