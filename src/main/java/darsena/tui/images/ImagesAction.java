package darsena.tui.images;

import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.MoveAction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What keys do on the page of images. */
public enum ImagesAction implements Action {
  /** Takes the image apart. */
  LAYERS("Enter L", "layers", "Takes the image apart: its layers, files and waste"),
  /** Runs a container of it. */
  RUN("R", "run", "Runs a container of the image"),
  /** Fetches another. */
  PULL("P", "pull", "Asks for an image's name and fetches it"),
  /** One more name. */
  TAG("t", "tag", "Gives the image one more name"),
  /** Takes it away. */
  REMOVE("d Del", "remove", "Removes the name, and with its last name the image"),
  /** Looks for a text in names. */
  FILTER("/", "filter", "Shows only images whose name has a text in it"),
  /** Another order. */
  SORT("o", "sort", "Sorts by age, by name, by size"),
  /** To the details and back. */
  PANE("Tab i", "details", "Goes to the details, or back to the list"),
  /** The next tab of the details. */
  NEXT_TAB("] Right", "next tab", "Shows the next tab of the details"),
  /** The one before. */
  PREVIOUS_TAB("[ Left", "", "Shows the previous tab of the details"),
  /** The steps of its making. */
  HISTORY("h", "", "Shows how the image was made"),
  /** Leaves the details, drops the filter. */
  BACK("Esc", "back", "Leaves the details; drops the filter");

  private static final List<Binding> BINDINGS =
      Stream.concat(
              Stream.of(values()).map(one -> Binding.of(one, one.strokes, one.hint, one.help)),
              MoveAction.bindings().stream())
          .toList();

  private final String strokes;
  private final String hint;
  private final String help;

  ImagesAction(String strokes, String hint, String help) {
    this.strokes = strokes;
    this.hint = hint;
    this.help = help;
  }

  @Override
  public String id() {
    return "image." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rows of the key table. */
  public static List<Binding> bindings() {
    return BINDINGS;
  }
}
