package darsena.tui.log;

import darsena.tui.effect.Cancel;
import darsena.tui.effect.Effect;
import darsena.tui.keys.Key;
import darsena.tui.keys.MoveAction;
import darsena.tui.keys.Stroke;
import darsena.tui.page.Step;
import darsena.tui.widget.Line;
import java.util.List;
import java.util.OptionalLong;

/** How a log viewer's window moves over the log. */
public final class LogUpdate {
  /** How many screens around the visible one a window holds. */
  private static final int MARGIN = 200;

  private static final int WINDOW = 600;

  private LogUpdate() {}

  /** The area a log has for its lines. */
  public record Area(int columns, int rows) {}

  /** Begins with a container's log. */
  public static Step<LogModel> open(String container, LogModel before) {
    return Step.of(LogModel.of(container, before.display())).with(new TailLog(container));
  }

  /** What ends all that reads a log. */
  public static List<Effect> letGo() {
    return List.of(new Cancel(TailLog.KEY), new Cancel(FindInLog.KEY), new Cancel(CountHits.KEY));
  }

  /** What a message does; one for another container, nothing. */
  public static Step<LogModel> hear(LogModel log, LogMessage message, Area area) {
    if (!message.container().equals(log.container())) {
      return Step.of(log);
    }
    return switch (message) {
      case LogMessage.Grew grew -> Step.of(grown(log, grew));
      case LogMessage.Read read -> Step.of(read(log, read));
      case LogMessage.Searching searching ->
          Step.of(
              log.search().reached().isPresent()
                  ? log.with(log.search().running(searching.line()))
                  : log);
      case LogMessage.Found found -> found(log, found.line(), area);
      case LogMessage.Counted counted ->
          Step.of(
              counted.text().equals(log.search().text()) && !log.search().typing()
                  ? log.with(log.search().counted(counted.hits()))
                  : log);
      case LogMessage.Unreadable unreadable -> Step.of(log.with(unreadable.problem()));
    };
  }

  private static LogModel grown(LogModel log, LogMessage.Grew grew) {
    LogModel next = log.with(grew.extent());
    if (!log.follow()) {
      return next;
    }
    return next.with(grew.extent().end() - grew.tail().size(), grew.tail());
  }

  private static LogModel read(LogModel log, LogMessage.Read read) {
    return log.follow() ? log : log.with(read.from(), read.lines());
  }

  /** What a movement does: up leaves the end, down to the end follows it again. */
  public static Step<LogModel> move(LogModel log, MoveAction move, Area area) {
    int page = Math.max(1, area.rows() - 1);
    return switch (move) {
      case UP -> scroll(log, -1, area);
      case DOWN -> scroll(log, 1, area);
      case HALF_UP -> scroll(log, -Math.max(1, area.rows() / 2), area);
      case HALF_DOWN -> scroll(log, Math.max(1, area.rows() / 2), area);
      case PAGE_UP -> scroll(log, -page, area);
      case PAGE_DOWN -> scroll(log, page, area);
      case FIRST -> fill(log.at(new Place(log.extent().first(), 0)), area);
      case LAST -> follow(log);
    };
  }

  /** Follows the end. */
  public static Step<LogModel> follow(LogModel log) {
    LogModel next = log.following();
    return log.container().isEmpty()
        ? Step.of(next)
        : Step.of(next).with(new TailLog(log.container()));
  }

  /** Follows the end, or stands still where the end is now. */
  public static Step<LogModel> toggleFollow(LogModel log, Area area) {
    if (!log.follow()) {
      return follow(log);
    }
    return fill(log.at(new LogRows(log, area.columns()).bottom(area.rows())), area);
  }

  /** Moves by rows. */
  public static Step<LogModel> scroll(LogModel log, int rows, Area area) {
    LogRows layout = new LogRows(log, area.columns());
    Place bottom = layout.bottom(area.rows());
    Place top = log.follow() ? bottom : log.top();
    Place next = layout.moved(top, rows);
    if (next.compareTo(bottom) >= 0 && rows > 0) {
      return log.follow() ? Step.of(log) : follow(log);
    }
    return fill(log.at(next), area);
  }

  /** Wraps long lines, or cuts them. */
  public static Step<LogModel> toggleWrap(LogModel log) {
    return Step.of(log.with(new LogModel.Display(!log.display().wrap(), log.display().times())));
  }

  /** Shows no times, the time of day, or how long ago. */
  public static Step<LogModel> nextTimes(LogModel log) {
    return Step.of(
        log.with(new LogModel.Display(log.display().wrap(), log.display().times().next())));
  }

  /** Begins to type what to search for. */
  public static Step<LogModel> ask(LogModel log) {
    return Step.of(log.with(Search.NONE.typing(Line.EMPTY))).with(new Cancel(CountHits.KEY));
  }

  /** A key while the search is typed. */
  public static Step<LogModel> type(LogModel log, Stroke stroke, Area area) {
    if (stroke.key() == Key.ESCAPE) {
      return Step.of(log.with(Search.NONE)).with(new Cancel(FindInLog.KEY));
    }
    if (stroke.key() == Key.ENTER) {
      return log.search().text().isEmpty()
          ? Step.of(log.with(Search.NONE))
          : find(log, lastShown(log, area), true)
              .with(new CountHits(log.container(), log.search().text()));
    }
    return Step.of(
        log.search()
            .line()
            .type(stroke)
            .map(line -> log.with(log.search().typing(line)))
            .orElse(log));
  }

  /** Text pasted while the search is typed. */
  public static Step<LogModel> paste(LogModel log, String text) {
    return Step.of(log.with(log.search().typing(log.search().line().insert(text))));
  }

  /** The next hit: older ones first, as the search begins at the end. */
  public static Step<LogModel> again(LogModel log, boolean older, Area area) {
    if (log.search().text().isEmpty()) {
      return Step.of(log);
    }
    OptionalLong hit = log.search().hit();
    long from = hit.isPresent() ? hit.getAsLong() + (older ? -1 : 1) : lastShown(log, area);
    return find(log, from, older);
  }

  private static Step<LogModel> find(LogModel log, long from, boolean older) {
    if (from < log.extent().first() || from >= log.extent().end()) {
      return Step.of(log.with(log.search().failed(older ? "no older hit" : "no newer hit")));
    }
    LogModel next = log.with(log.search().running(from));
    return Step.of(next).with(new FindInLog(log.container(), log.search().text(), from, older));
  }

  private static Step<LogModel> found(LogModel log, OptionalLong line, Area area) {
    if (line.isEmpty()) {
      boolean stands = log.search().hit().isPresent();
      return Step.of(log.with(log.search().failed(stands ? "no further hit" : "not found")));
    }
    LogModel next = log.with(log.search().found(line.getAsLong()));
    long shownFrom = firstShown(next, area);
    if (line.getAsLong() >= shownFrom && line.getAsLong() <= lastShown(next, area)) {
      return log.follow() ? toStill(next, area) : Step.of(next);
    }
    long top = Math.max(next.extent().first(), line.getAsLong() - area.rows() / 3);
    return fill(next.at(new Place(top, 0)), area);
  }

  /** A hit on the screen must not scroll away by itself. */
  private static Step<LogModel> toStill(LogModel log, Area area) {
    return fill(log.at(new LogRows(log, area.columns()).bottom(area.rows())), area);
  }

  private static long firstShown(LogModel log, Area area) {
    return log.follow()
        ? new LogRows(log, area.columns()).bottom(area.rows()).line()
        : log.top().line();
  }

  private static long lastShown(LogModel log, Area area) {
    long end = log.extent().end() - 1;
    if (log.follow()) {
      return end;
    }
    return Math.min(end, new LogRows(log, area.columns()).moved(log.top(), area.rows() - 1).line());
  }

  /** Asks for lines when the window does not reach a screen further than what is shown. */
  private static Step<LogModel> fill(LogModel log, Area area) {
    long top = log.top().line();
    if (log.container().isEmpty() || log.covers(top - area.rows(), top + 2L * area.rows())) {
      return Step.of(log);
    }
    long from = Math.max(log.extent().first(), top - MARGIN);
    return Step.of(log).with(new ReadLog(log.container(), from, WINDOW));
  }
}
