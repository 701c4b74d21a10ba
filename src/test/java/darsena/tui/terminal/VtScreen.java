package darsena.tui.terminal;

import darsena.text.DisplayWidth;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal would show after bytes: as much of xterm as the screen uses, and no more. */
public final class VtScreen {
  private static final Pattern CONTROL =
      Pattern.compile("\033\\[([?\\d;]*)([A-Za-z])|\033\\][^\007\033]*(?:\007|\033\\\\)");

  private final int columns;
  private final int rows;
  private final String[][] cells;
  private int column;
  private int row;

  /** Blank. */
  public VtScreen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new String[rows][columns];
    erase();
  }

  /** Obeys what was written. */
  public VtScreen write(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Matcher control = CONTROL.matcher(text);
    int at = 0;
    while (control.find()) {
      print(text.substring(at, control.start()));
      obey(control);
      at = control.end();
    }
    print(text.substring(at));
    return this;
  }

  private void obey(Matcher control) {
    if (control.group(2) == null) {
      return;
    }
    String[] numbers = control.group(1).split(";", -1);
    switch (control.group(2)) {
      case "H" -> {
        row = Integer.parseInt(numbers[0]) - 1;
        column = Integer.parseInt(numbers[1]) - 1;
      }
      case "G" -> column = Integer.parseInt(numbers[0]) - 1;
      case "J" -> erase();
      case "m", "h", "l", "n" -> {}
      default -> throw new AssertionError("unexpected control " + control.group());
    }
  }

  private void print(String text) {
    for (String cluster : DisplayWidth.clusters(text)) {
      int width = DisplayWidth.ofCluster(cluster);
      if (width == 0) {
        throw new AssertionError("no width: " + cluster.codePoints().boxed().toList());
      }
      if (row >= rows || column + width > columns) {
        throw new AssertionError("outside: " + cluster + " at " + column + "," + row);
      }
      cells[row][column] = cluster;
      for (int i = 1; i < width; i++) {
        cells[row][column + i] = "";
      }
      column += width;
    }
  }

  private void erase() {
    for (String[] line : cells) {
      Arrays.fill(line, " ");
    }
  }

  /** The lines, trailing blanks cut. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (String[] line : cells) {
      out.append(String.join("", line).stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
