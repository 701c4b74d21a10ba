package darsena.tui.keys;

import java.util.List;

/**
 * A row of the key table.
 *
 * @param strokes the keys, the one that hints show first
 * @param hint one or two words for the footer; empty for what only the help names
 * @param help what it does, for the help
 */
public record Binding(Action action, List<Stroke> strokes, String hint, String help) {

  /** Copies the list. */
  public Binding {
    strokes = List.copyOf(strokes);
  }

  /** Keys as {@link Stroke#parse} reads them, separated by blanks. */
  public static Binding of(Action action, String strokes, String hint, String help) {
    return new Binding(
        action, List.of(strokes.split(" ")).stream().map(Stroke::parse).toList(), hint, help);
  }
}
