package darsena.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rows of text in columns as docker lays them out: three blanks between columns, a least width a
 * column, no padding after the last.
 */
public final class Table {
  private static final int GAP = 3;
  private final int leastWidth;
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * One field of a row.
   *
   * @param paint what is done to the text once its width is known, such as colouring
   */
  public record Cell(String text, UnaryOperator<String> paint) {}

  /**
   * @param leastWidth columns of the terminal that each column has at least, gap included
   */
  public Table(int leastWidth) {
    this.leastWidth = leastWidth;
  }

  /** A table as {@code ps} has it. */
  public static Table standard() {
    return new Table(10);
  }

  /** Adds a row. */
  public Table row(List<String> cells) {
    return painted(cells.stream().map(text -> new Cell(text, UnaryOperator.identity())).toList());
  }

  /** Adds a row whose cells are painted. */
  public Table painted(List<Cell> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row. */
  public Table row(String... cells) {
    return row(List.of(cells));
  }

  /** The lines, each row one, without line ends. */
  public List<String> lines() {
    List<Integer> widths = widths();
    return rows.stream().map(cells -> line(cells, widths)).toList();
  }

  /** All lines, each with its line end. */
  @Override
  public String toString() {
    return String.join("", lines().stream().map(line -> line + "\n").toList());
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<Cell> cells : rows) {
      for (int i = 0; i < cells.size() - 1; i++) {
        int width = Math.max(leastWidth, DisplayWidth.of(cells.get(i).text()) + GAP);
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return widths;
  }

  private static String line(List<Cell> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size() - 1; i++) {
      String text = cells.get(i).text();
      String padded = DisplayWidth.padRight(text, widths.get(i));
      line.append(cells.get(i).paint().apply(text)).append(padded.substring(text.length()));
    }
    return line.append(cells.isEmpty() ? "" : painted(cells.getLast())).toString();
  }

  private static String painted(Cell cell) {
    return cell.paint().apply(cell.text());
  }
}
