package darsena.tui.keys;

import java.util.List;
import java.util.Locale;

/** The ways to move in a list or a text, with the same keys on every page. */
public enum MoveAction implements Action {
  /** One line down. */
  DOWN("j Down", "Moves down"),
  /** One line up. */
  UP("k Up", "Moves up"),
  /** Half a page down. */
  HALF_DOWN("^D", "Moves half a page down"),
  /** Half a page up. */
  HALF_UP("^U", "Moves half a page up"),
  /** One page down. */
  PAGE_DOWN("PgDn ^F", "Moves a page down"),
  /** One page up. */
  PAGE_UP("PgUp ^B", "Moves a page up"),
  /** To the beginning. */
  FIRST("g Home", "Goes to the first line"),
  /** To the end. */
  LAST("G End", "Goes to the last line");

  private static final List<Binding> BINDINGS =
      List.of(values()).stream()
          .map(move -> Binding.of(move, move.strokes, "", move.help))
          .toList();

  private final String strokes;
  private final String help;

  MoveAction(String strokes, String help) {
    this.strokes = strokes;
    this.help = help;
  }

  @Override
  public String id() {
    return "move." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rows of the key table, for a page to put among its own. */
  public static List<Binding> bindings() {
    return BINDINGS;
  }
}
