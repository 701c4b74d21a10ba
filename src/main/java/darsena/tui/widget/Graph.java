package darsena.tui.widget;

import darsena.tui.theme.Glyphs;
import darsena.tui.theme.Look;
import darsena.tui.theme.Style;
import java.util.List;

/** A curve of the latest values, drawn with braille's dots, two values a column. */
public final class Graph {
  /** Dots of a braille cell from the bottom up: left column, right column. */
  private static final int[][] DOTS = {{0x40, 0x04, 0x02, 0x01}, {0x80, 0x20, 0x10, 0x08}};

  private static final int DOTS_HIGH = 4;

  private Graph() {}

  /**
   * Draws values over the whole pane, the newest at the right.
   *
   * @param top the value that reaches the upper edge
   */
  public static void draw(Pane pane, List<Double> values, double top, Style style, Look look) {
    for (int column = 0; column < pane.width(); column++) {
      for (int row = 0; row < pane.height(); row++) {
        int fromBottom = pane.height() - 1 - row;
        String cell =
            look.glyphs().braille()
                ? braille(pane, values, top, column, fromBottom)
                : block(pane, values, top, column, fromBottom, look.glyphs());
        pane.text(column, row, cell, style);
      }
    }
  }

  private static String braille(
      Pane pane, List<Double> values, double top, int column, int fromBottom) {
    int dots = 0;
    for (int half = 0; half < 2; half++) {
      int back = (pane.width() - 1 - column) * 2 + (1 - half);
      int height = height(values, back, top, pane.height() * DOTS_HIGH);
      for (int dot = 0; dot < DOTS_HIGH; dot++) {
        if (height > fromBottom * DOTS_HIGH + dot) {
          dots |= DOTS[half][dot];
        }
      }
    }
    return dots == 0 ? " " : String.valueOf((char) (0x2800 + dots));
  }

  private static String block(
      Pane pane, List<Double> values, double top, int column, int fromBottom, Glyphs glyphs) {
    int steps = glyphs.eighths().size();
    int height = height(values, pane.width() - 1 - column, top, pane.height() * steps);
    int here = Math.clamp(height - (long) fromBottom * steps, 0, steps);
    return here == 0 ? " " : glyphs.eighths().get(here - 1);
  }

  /** How many dots high the value is that lies so far back; one at least for what is not 0. */
  private static int height(List<Double> values, int back, double top, int dots) {
    int place = values.size() - 1 - back;
    if (place < 0 || top <= 0) {
      return 0;
    }
    double value = values.get(place);
    int height = (int) Math.round(value / top * dots);
    return Math.clamp(value > 0 ? Math.max(1, height) : 0, 0, dots);
  }
}
