package darsena.tui.widget;

import darsena.text.DisplayWidth;
import darsena.text.ForeignText;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * A table's columns, placed into a width: those of the highest rank go when there is no room.
 *
 * @param widths 0 for a column that is not shown
 */
public record Columns(List<Column> columns, List<Integer> widths) {
  private static final int GAP = 2;

  /** Copies the lists. */
  public Columns {
    columns = List.copyOf(columns);
    widths = List.copyOf(widths);
  }

  /** Places columns into a width. */
  public static Columns into(int width, List<Column> columns) {
    int rank = rankThatFits(width, columns);
    List<Column> shown = upTo(rank, columns);
    int[] given = shown.stream().mapToInt(Column::least).toArray();
    spread(shown, given, width - least(shown));
    List<Integer> widths = new ArrayList<>();
    int next = 0;
    for (Column column : columns) {
      widths.add(column.rank() <= rank ? given[next++] : 0);
    }
    return new Columns(columns, widths);
  }

  private static List<Column> upTo(int rank, List<Column> columns) {
    return columns.stream().filter(column -> column.rank() <= rank).toList();
  }

  /** The highest rank so that all columns up to it fit. */
  private static int rankThatFits(int width, List<Column> columns) {
    int rank = columns.stream().mapToInt(Column::rank).max().orElse(0);
    while (rank > 0 && least(upTo(rank, columns)) > width) {
      rank--;
    }
    return rank;
  }

  /** Draws the titles. */
  public void head(Pane pane, int column, int row, Look look) {
    cells(
        pane,
        column,
        row,
        columns.stream().map(Column::title).toList(),
        columns.stream().map(one -> look.style(Role.HEADING)).toList());
  }

  /** Draws a row, a cell and a style for each column, shown or not. */
  public void cells(Pane pane, int column, int row, List<String> texts, List<Style> styles) {
    int at = column;
    for (int i = 0; i < columns.size(); i++) {
      int width = widths.get(i);
      if (width == 0) {
        continue;
      }
      String text = DisplayWidth.ellipsis(ForeignText.visible(texts.get(i)), width);
      int shift = columns.get(i).right() ? width - DisplayWidth.of(text) : 0;
      pane.text(at + shift, row, text, styles.get(i));
      at += width + GAP;
    }
  }

  private static void spread(List<Column> shown, int[] given, int spare) {
    int rest = spare;
    boolean grown = true;
    while (rest > 0 && grown) {
      grown = false;
      for (int i = 0; i < given.length && rest > 0; i++) {
        if (given[i] < shown.get(i).most()) {
          given[i]++;
          rest--;
          grown = true;
        }
      }
    }
  }

  private static int least(List<Column> shown) {
    return shown.stream().mapToInt(Column::least).sum() + GAP * (shown.size() - 1);
  }
}
