package darsena.tui.theme;

import java.util.Locale;

/** What a piece of the screen means; a theme says how each looks. */
public enum Role {
  /** Ordinary text. */
  TEXT,
  /** What matters less. */
  MUTED,
  /** Names of panes and dialogs. */
  TITLE,
  /** Titles of columns. */
  HEADING,
  /** The bar at the top. */
  BAR,
  /** The view shown now, in the bar at the top. */
  BAR_CURRENT,
  /** Frames of panes. */
  BORDER,
  /** The frame of the pane that keys go to. */
  BORDER_FOCUSED,
  /** The line that keys act on. */
  SELECTION,
  /** The same, in a pane that keys do not go to. */
  SELECTION_UNFOCUSED,
  /** The tab shown now. */
  TAB_CURRENT,
  /** The other tabs. */
  TAB,
  /** A key in a hint. */
  KEY,
  /** What a key does. */
  HINT,
  /** A marked line's sign. */
  MARK,
  /** A container that runs. */
  RUNNING,
  /** A container that the freezer holds. */
  PAUSED,
  /** A container made and never started. */
  CREATED,
  /** A container that ended well. */
  EXITED,
  /** A container that ended badly. */
  FAILED,
  /** What went well. */
  GOOD,
  /** What deserves a look. */
  WARNING,
  /** What went wrong. */
  ERROR,
  /** What a layer adds. */
  ADDED,
  /** What a layer changes. */
  CHANGED,
  /** What a layer removes. */
  REMOVED,
  /** A directory's name. */
  DIRECTORY,
  /** Every place that a search finds. */
  MATCH,
  /** The place that a search stands on. */
  MATCH_CURRENT,
  /** The sign of a line from standard error. */
  STDERR,
  /** Times. */
  TIME,
  /** Names that a container's output or a table's row belongs to. */
  NAME,
  /** The graph of processor time. */
  GRAPH_CPU,
  /** The graph of memory. */
  GRAPH_MEMORY,
  /** The done part of a progress bar. */
  PROGRESS,
  /** The part of a progress bar to come. */
  PROGRESS_REST,
  /** The inside of a dialog. */
  DIALOG,
  /** The frame of a dialog. */
  DIALOG_BORDER,
  /** A field to type into. */
  FIELD,
  /** The same, when keys go to it. */
  FIELD_FOCUSED,
  /** The cell of a text cursor. */
  CURSOR,
  /** A button. */
  BUTTON,
  /** The button that Enter presses. */
  BUTTON_FOCUSED;

  /** The name in a theme's file: lower case, hyphens. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
