package darsena.tui.pulls;

import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.MoveAction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What keys do on the page of pulls. */
public enum PullsAction implements Action {
  /** Asks for a reference. */
  PULL("P", "pull", "Asks for an image's name and fetches it"),
  /** Takes the fetched image apart. */
  EXPLORE("Enter L", "layers", "Takes the fetched image apart"),
  /** Ends a pull; what is there already is kept for the next try. */
  CANCEL("d Del", "cancel", "Ends a pull; what is fetched is kept for the next try"),
  /** Once more. */
  AGAIN("r", "again", "Fetches it again; what is there already is not fetched twice"),
  /** Forgets what is over. */
  CLEAR("c", "clear", "Takes pulls that are over off the list");

  private static final List<Binding> BINDINGS =
      Stream.concat(
              Stream.of(values()).map(one -> Binding.of(one, one.strokes, one.hint, one.help)),
              MoveAction.bindings().stream())
          .toList();

  private final String strokes;
  private final String hint;
  private final String help;

  PullsAction(String strokes, String hint, String help) {
    this.strokes = strokes;
    this.hint = hint;
    this.help = help;
  }

  @Override
  public String id() {
    return "pulls." + name().toLowerCase(Locale.ROOT);
  }

  /** The rows of the key table. */
  public static List<Binding> bindings() {
    return BINDINGS;
  }
}
