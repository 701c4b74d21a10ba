package darsena.tui.model;

import darsena.tui.message.PageId;
import darsena.tui.page.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the screen knows.
 *
 * @param sheets the pages, in the order of their keys
 * @param interrupted when ^C was last pressed; a second one soon after leaves
 */
public record Model(
    int columns,
    int rows,
    Instant now,
    EngineState engine,
    List<Sheet<?>> sheets,
    PageId current,
    Overlay overlay,
    Activity activity,
    Colours colours,
    Optional<Instant> interrupted) {
  /** Rows around a page: the bar above, the strip and the hints below. */
  public static final int FRAME_ROWS = 3;

  /** The smallest terminal that anything is shown on. */
  public static final int FEWEST_COLUMNS = 20;

  /** See {@link #FEWEST_COLUMNS}. */
  public static final int FEWEST_ROWS = 5;

  /** Copies the list. */
  public Model {
    sheets = List.copyOf(sheets);
  }

  /** What a page may know of its surroundings. */
  public Context context() {
    return new Context(columns, Math.max(0, rows - FRAME_ROWS), now);
  }

  /** The page shown, and its model. */
  public Sheet<?> sheet() {
    return sheet(current).orElse(sheets.getFirst());
  }

  /** A page and its model, if there is such a page. */
  public Optional<Sheet<?>> sheet(PageId page) {
    for (Sheet<?> sheet : sheets) {
      if (sheet.page().id() == page) {
        return Optional.of(sheet);
      }
    }
    return Optional.empty();
  }

  /** With a page's next model. */
  public Model with(Sheet<?> next) {
    List<Sheet<?>> all =
        sheets.stream()
            .<Sheet<?>>map(one -> one.page().id() == next.page().id() ? next : one)
            .toList();
    return new Model(
        columns, rows, now, engine, all, current, overlay, activity, colours, interrupted);
  }

  /** With another page shown. */
  public Model showing(PageId page) {
    return new Model(
        columns, rows, now, engine, sheets, page, overlay, activity, colours, interrupted);
  }

  /** With something else over the page. */
  public Model with(Overlay next) {
    return new Model(
        columns, rows, now, engine, sheets, current, next, activity, colours, interrupted);
  }

  /** With other activity. */
  public Model with(Activity next) {
    return new Model(
        columns, rows, now, engine, sheets, current, overlay, next, colours, interrupted);
  }

  /** With the engine in another state. */
  public Model with(EngineState next) {
    return new Model(
        columns, rows, now, next, sheets, current, overlay, activity, colours, interrupted);
  }

  /** In a terminal of another size. */
  public Model sized(int newColumns, int newRows) {
    return new Model(
        newColumns, newRows, now, engine, sheets, current, overlay, activity, colours, interrupted);
  }

  /** At another time. */
  public Model at(Instant time) {
    return new Model(
        columns,
        rows,
        time,
        engine,
        sheets,
        current,
        overlay,
        activity.at(time),
        colours,
        interrupted);
  }

  /** In other colours. */
  public Model with(Colours next) {
    return new Model(
        columns, rows, now, engine, sheets, current, overlay, activity, next, interrupted);
  }

  /** After ^C. */
  public Model interruptedNow() {
    return new Model(
        columns, rows, now, engine, sheets, current, overlay, activity, colours, Optional.of(now));
  }
}
