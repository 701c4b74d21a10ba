package darsena.tui.log;

import darsena.engine.container.log.LogLine;
import darsena.text.ByteSize;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.AnsiText;
import darsena.tui.widget.Brief;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Span;
import darsena.tui.widget.Wrapped;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A log: lines with a sign for standard error, and one row that says where we are. */
public final class LogView {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private LogView() {}

  /** The part of a pane that lines have. */
  public static LogUpdate.Area area(int columns, int rows) {
    return new LogUpdate.Area(columns, Math.max(0, rows - 1));
  }

  /** Draws it; {@code name} is the container's. */
  public static void draw(LogModel log, String name, Pane pane, Look look) {
    Pane lines = pane.part(0, 0, pane.width(), pane.height() - 1);
    if (log.problem().isPresent()) {
      sentence(lines, log.problem().get().problem(), Role.ERROR, look);
    } else if (!log.loaded()) {
      sentence(lines, "Reading the log.", Role.MUTED, look);
    } else if (log.extent().lines() == 0) {
      sentence(lines, name + " has printed nothing yet.", Role.MUTED, look);
    } else {
      lines(log, lines, look);
    }
    Pane status = pane.part(0, pane.height() - 1, pane.width(), 1);
    status(log, status, look);
  }

  private static void sentence(Pane pane, String text, Role role, Look look) {
    int row = 0;
    for (String line : Wrapped.lines(text, pane.width() - 2)) {
      pane.text(1, row++, line, look.style(role));
    }
  }

  private static void lines(LogModel log, Pane pane, Look look) {
    LogRows layout = new LogRows(log, pane.width());
    Place place = log.follow() ? layout.bottom(pane.height()) : log.top();
    int row = 0;
    int skip = place.row();
    for (long number = place.line(); row < pane.height() && number < log.extent().end(); number++) {
      List<List<Span>> rows = rows(log, layout, number, look);
      for (int i = Math.min(skip, rows.size() - 1); i < rows.size() && row < pane.height(); i++) {
        if (i == 0) {
          time(log, number, pane, row, look);
        }
        stderr(log, number, pane, row, look);
        spans(log, rows.get(i), pane, row++, look);
      }
      skip = 0;
    }
  }

  /** The rows of a line; an ellipsis for one that has not been read yet. */
  private static List<List<Span>> rows(LogModel log, LogRows layout, long number, Look look) {
    Optional<LogLine> line = log.line(number);
    if (line.isEmpty()) {
      return List.of(List.of(new Span(look.glyphs().ellipsis(), look.style(Role.MUTED))));
    }
    OptionalLong hit = log.search().hit();
    boolean here = hit.isPresent() && hit.getAsLong() == number;
    Style match = look.style(here ? Role.MATCH_CURRENT : Role.MATCH);
    List<Span> spans = AnsiText.spans(line.get().text(), look.style(Role.TEXT));
    return layout.rows(matched(spans, log.search().text(), match));
  }

  private static void stderr(LogModel log, long number, Pane pane, int row, Look look) {
    if (log.line(number).filter(LogLine::stderr).isPresent()) {
      pane.text(0, row, look.glyphs().braille() ? "▎" : "!", look.style(Role.STDERR));
    }
  }

  private static void time(LogModel log, long number, Pane pane, int row, Look look) {
    Optional<LogLine> line = log.line(number);
    if (line.isPresent() && LogRows.times(log) > 0) {
      pane.text(LogRows.GUTTER, row, time(log, line.get(), look), look.style(Role.TIME));
    }
  }

  private static void spans(LogModel log, List<Span> spans, Pane pane, int row, Look look) {
    int at = LogRows.GUTTER + LogRows.times(log);
    for (Span span : spans) {
      at = pane.text(at, row, span.text(), span.style());
    }
    if (at > pane.width()) {
      pane.text(pane.width() - 1, row, look.glyphs().ellipsis(), look.style(Role.MUTED));
    }
  }

  private static String time(LogModel log, LogLine line, Look look) {
    if (log.display().times() == LogModel.Times.AGO) {
      return "-" + Brief.age(Duration.between(line.time(), look.now()));
    }
    return CLOCK.format(line.time().atZone(look.zone()));
  }

  /** Spans with every place of a text in the match's style. */
  static List<Span> matched(List<Span> spans, String text, Style match) {
    if (text.isEmpty()) {
      return spans;
    }
    StringBuilder whole = new StringBuilder();
    spans.forEach(span -> whole.append(span.text()));
    List<Span> marked = new ArrayList<>();
    int start = 0;
    for (Span span : spans) {
      int end = start + span.text().length();
      int at = start;
      int hit = whole.indexOf(text, Math.max(0, start - text.length() + 1));
      while (hit >= 0 && hit < end) {
        int from = Math.max(hit, at);
        int to = Math.min(hit + text.length(), end);
        add(marked, whole.substring(at, from), span.style());
        add(marked, whole.substring(from, Math.max(from, to)), span.style().under(match));
        at = Math.max(from, to);
        hit = whole.indexOf(text, hit + text.length());
      }
      add(marked, whole.substring(at, end), span.style());
      start = end;
    }
    return marked;
  }

  private static void add(List<Span> spans, String text, Style style) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, style));
    }
  }

  private static void status(LogModel log, Pane pane, Look look) {
    Search search = log.search();
    if (search.typing()) {
      int at = pane.text(1, 0, "/", look.style(Role.KEY));
      pane.text(at, 0, search.text(), look.style(Role.FIELD_FOCUSED));
      pane.overlay(at + search.line().cursor(), 0, 1, look.style(Role.CURSOR));
      return;
    }
    int at = 1;
    if (log.follow()) {
      at = pane.text(at, 0, log.extent().complete() ? "ENDED" : "FOLLOW", look.style(Role.GOOD));
    } else {
      at = pane.text(at, 0, "STILL", look.style(Role.WARNING));
      long more = log.extent().end() - log.left();
      if (more > 0) {
        at = pane.text(at, 0, " +" + grouped(more) + " new", look.style(Role.WARNING));
      }
    }
    pane.text(at, 0, facts(log, look), look.style(Role.MUTED));
    if (!search.text().isEmpty()) {
      pane.textRight(pane.width() - 1, 0, outcome(log), look.style(Role.KEY));
    }
  }

  private static String facts(LogModel log, Look look) {
    String separator = " " + look.glyphs().separator() + " ";
    String lines =
        log.follow()
            ? grouped(log.extent().lines()) + " lines"
            : "line "
                + grouped(log.top().line() - log.extent().first() + 1)
                + " of "
                + grouped(log.extent().lines());
    return separator
        + lines
        + separator
        + ByteSize.decimal(log.extent().bytes())
        + (log.display().wrap() ? "" : separator + "cut")
        + (log.extent().indexed() ? "" : separator + "indexing");
  }

  private static String outcome(LogModel log) {
    Search search = log.search();
    String text = "/" + search.text();
    if (search.reached().isPresent()) {
      return text + "  searching, line " + grouped(search.reached().getAsLong());
    }
    if (!search.outcome().isEmpty()) {
      return text + "  " + search.outcome();
    }
    return text + counted(search);
  }

  /** As {@code 3/17}; with a plus while there may be more. */
  private static String counted(Search search) {
    Hits hits = search.hits();
    if (hits.count() == 0) {
      return "";
    }
    String total = grouped(hits.count()) + (hits.all() ? "" : "+");
    OptionalLong position =
        search.hit().isPresent() ? hits.position(search.hit().getAsLong()) : OptionalLong.empty();
    return position.isPresent()
        ? "  " + grouped(position.getAsLong()) + "/" + total
        : "  " + total + " lines";
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
