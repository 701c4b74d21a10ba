package darsena.tui.log;

import darsena.engine.container.log.LogLine;
import darsena.tui.message.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A window onto one container's log.
 *
 * @param container the container's id; empty when no log is shown
 * @param loaded whether anything has been read
 * @param from the number of the window's first line
 * @param window the lines read, some hundreds
 * @param top where the screen begins, when it does not follow the end
 * @param left the end when it last followed, to count what has come since
 */
public record LogModel(
    String container,
    Extent extent,
    boolean loaded,
    long from,
    List<LogLine> window,
    boolean follow,
    Place top,
    long left,
    Display display,
    Search search,
    Optional<Problem> problem) {

  /** How lines are shown. */
  public record Display(boolean wrap, Times times) {
    /** Wrapped, no times. */
    public static final Display STANDARD = new Display(true, Times.OFF);
  }

  /** Which times stand before lines. */
  public enum Times {
    /** None. */
    OFF,
    /** The time of day, local. */
    CLOCK,
    /** How long ago. */
    AGO;

    Times next() {
      return switch (this) {
        case OFF -> CLOCK;
        case CLOCK -> AGO;
        case AGO -> OFF;
      };
    }
  }

  /** Copies the list. */
  public LogModel {
    window = List.copyOf(window);
  }

  /** Of no container. */
  public static LogModel none() {
    return of("", Display.STANDARD);
  }

  /** Of a container, nothing read yet, following its end. */
  public static LogModel of(String container, Display display) {
    return new LogModel(
        container,
        Extent.NONE,
        false,
        0,
        List.of(),
        true,
        new Place(0, 0),
        0,
        display,
        Search.NONE,
        Optional.empty());
  }

  /** The line of that number, where the window has it. */
  public Optional<LogLine> line(long number) {
    long index = number - from;
    return index >= 0 && index < window.size()
        ? Optional.of(window.get((int) index))
        : Optional.empty();
  }

  /** Whether the window has all of these lines that there are. */
  boolean covers(long first, long end) {
    long need = Math.max(first, extent.first());
    return need >= from && Math.min(end, extent.end()) <= from + window.size();
  }

  LogModel with(Extent next) {
    return new LogModel(
        container, next, true, from, window, follow, top, left, display, search, Optional.empty());
  }

  LogModel with(long newFrom, List<LogLine> lines) {
    return new LogModel(
        container, extent, loaded, newFrom, lines, follow, top, left, display, search, problem);
  }

  LogModel with(Search next) {
    return new LogModel(
        container, extent, loaded, from, window, follow, top, left, display, next, problem);
  }

  LogModel with(Display next) {
    return new LogModel(
        container, extent, loaded, from, window, follow, top, left, next, search, problem);
  }

  LogModel with(Problem next) {
    return new LogModel(
        container,
        extent,
        true,
        from,
        window,
        follow,
        top,
        left,
        display,
        search,
        Optional.of(next));
  }

  /** Standing still at a place. */
  LogModel at(Place place) {
    long since = follow ? extent.end() : left;
    return new LogModel(
        container, extent, loaded, from, window, false, place, since, display, search, problem);
  }

  /** Following the end. */
  LogModel following() {
    return new LogModel(
        container, extent, loaded, from, window, true, top, 0, display, search, problem);
  }
}
