package darsena.tui.log;

import darsena.engine.container.log.LogLine;
import darsena.text.DisplayWidth;
import darsena.tui.theme.Style;
import darsena.tui.widget.AnsiText;
import darsena.tui.widget.Span;
import java.util.ArrayList;
import java.util.List;

/** How the lines of a window become rows of a certain width. */
final class LogRows {
  /** The sign of standard error, and a blank. */
  static final int GUTTER = 2;

  private static final int CLOCK = 13;
  private static final int AGO = 6;

  private final LogModel log;
  private final int width;

  LogRows(LogModel log, int columns) {
    this.log = log;
    this.width = Math.max(1, columns - GUTTER - times(log));
  }

  /** The columns that times take. */
  static int times(LogModel log) {
    return switch (log.display().times()) {
      case OFF -> 0;
      case CLOCK -> CLOCK;
      case AGO -> AGO;
    };
  }

  /** The columns that text has. */
  int width() {
    return width;
  }

  /** The rows of spans, at least one. */
  List<List<Span>> rows(List<Span> spans) {
    return log.display().wrap() ? wrapped(spans) : List.of(spans);
  }

  /** How many rows a line takes; one where the window does not have it. */
  int count(long line) {
    if (!log.display().wrap()) {
      return 1;
    }
    return log.line(line).map(this::count).orElse(1);
  }

  private int count(LogLine line) {
    if (line.text().length <= width && isPlain(line.text())) {
      return 1;
    }
    return wrapped(AnsiText.spans(line.text(), Style.PLAIN)).size();
  }

  private static boolean isPlain(byte[] text) {
    for (byte b : text) {
      if (b < ' ') {
        return false;
      }
    }
    return true;
  }

  /** The place so many rows further down, or up when negative; never before the first line. */
  Place moved(Place from, int rows) {
    Place place = from;
    for (int i = 0; i < rows; i++) {
      place = down(place);
    }
    for (int i = 0; i < -rows; i++) {
      place = up(place);
    }
    return place;
  }

  /** Where a screen of so many rows begins that ends with the last line. */
  Place bottom(int rows) {
    long last = log.extent().end() - 1;
    if (last < log.extent().first()) {
      return new Place(log.extent().first(), 0);
    }
    return moved(new Place(last, count(last) - 1), 1 - Math.max(1, rows));
  }

  private Place down(Place place) {
    return place.row() + 1 < count(place.line())
        ? new Place(place.line(), place.row() + 1)
        : new Place(place.line() + 1, 0);
  }

  private Place up(Place place) {
    if (place.row() > 0) {
      return new Place(place.line(), Math.min(place.row(), count(place.line())) - 1);
    }
    if (place.line() <= log.extent().first()) {
      return new Place(log.extent().first(), 0);
    }
    return new Place(place.line() - 1, count(place.line() - 1) - 1);
  }

  private List<List<Span>> wrapped(List<Span> spans) {
    List<List<Span>> rows = new ArrayList<>();
    List<Span> row = new ArrayList<>();
    int left = width;
    for (Span span : spans) {
      String rest = span.text();
      while (!rest.isEmpty()) {
        String head = DisplayWidth.cut(rest, left);
        if (head.isEmpty() && left == width) {
          // Wider than the whole row: a wide character in one column.
          head = DisplayWidth.clusters(rest).getFirst();
        }
        if (!head.isEmpty()) {
          row.add(new Span(head, span.style()));
          left -= DisplayWidth.of(head);
          rest = rest.substring(head.length());
        }
        if (!rest.isEmpty()) {
          rows.add(row);
          row = new ArrayList<>();
          left = width;
        }
      }
    }
    rows.add(row);
    return rows;
  }
}
