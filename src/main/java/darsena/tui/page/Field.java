package darsena.tui.page;

import darsena.tui.widget.Line;

/** A row of a form. */
public sealed interface Field {

  /** Its name before the colon. */
  String label();

  /**
   * A line of text.
   *
   * @param hint shown while it is empty
   */
  record Text(String label, Line line, String hint) implements Field {}

  /** Yes or no. */
  record Toggle(String label, boolean on, String hint) implements Field {}
}
