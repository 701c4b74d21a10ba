package darsena.tui.layers;

import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.MoveAction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What keys do on the page of layers. */
public enum LayersAction implements Action {
  /** Shows the file, folds the directory, goes from a layer or a finding to the tree. */
  OPEN("Enter", "open", "Shows a file; folds a directory; goes to what a finding names"),
  /** Changes between what the layer does and what all layers up to it do. */
  AGGREGATE("A", "aggregate", "Shows what all layers up to this one do, or this one alone"),
  /** To the next path that changes. */
  NEXT_CHANGE("]", "next change", "Goes to the next path that changes"),
  /** To the one before. */
  PREVIOUS_CHANGE("[", "", "Goes to the previous path that changes"),
  /** Folds a directory. */
  FOLD("Space", "fold", "Folds or unfolds a directory"),
  /** Looks for a text in paths. */
  FILTER("/", "filter", "Shows only paths that match an expression"),
  /** Shows what is not modified, or hides it. */
  SHOW_UNMODIFIED("u", "unmodified", "Shows or hides what is not modified"),
  /** Shows what is added, or hides it. */
  SHOW_ADDED("a ^A", "", "Shows or hides what is added"),
  /** Shows what is modified, or hides it. */
  SHOW_MODIFIED("m", "", "Shows or hides what is modified"),
  /** Shows what is removed, or hides it. */
  SHOW_REMOVED("r ^R", "", "Shows or hides what is removed"),
  /** Another order. */
  SORT("o", "sort", "Sorts by name, by size, by changes"),
  /** Folds everything, or nothing. */
  FOLD_ALL("E", "fold all", "Folds all directories, or unfolds them"),
  /** Shows modes, owners and times, or hides them. */
  ATTRIBUTES("B", "attributes", "Shows or hides modes, owners and times"),
  /** Copies the file out of the image. */
  EXTRACT("x", "extract", "Copies a file out of the image"),
  /** Changes between text and bytes. */
  HEX("h", "hex", "In a file: shows its bytes, or its text"),
  /** To the next pane. */
  NEXT_PANE("Tab", "pane", "Goes to the next pane"),
  /** To the one before. */
  PREVIOUS_PANE("S-Tab", "", "Goes to the previous pane"),
  /** Folds, or goes to the directory above. */
  COLLAPSE("Left", "", "Folds a directory, or goes to the one it is in"),
  /** Unfolds. */
  EXPAND("Right", "", "Unfolds a directory"),
  /** Closes the file, drops the filter, goes back to the images. */
  BACK("Esc", "back", "Closes the file; drops the filter; goes back to the images");

  private static final List<Binding> BINDINGS =
      Stream.concat(
              Stream.of(values()).map(one -> Binding.of(one, one.strokes, one.hint, one.help)),
              movements())
          .toList();

  private final String strokes;
  private final String hint;
  private final String help;

  LayersAction(String strokes, String hint, String help) {
    this.strokes = strokes;
    this.hint = hint;
    this.help = help;
  }

  @Override
  public String id() {
    return "layers." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rows of the key table. */
  public static List<Binding> bindings() {
    return BINDINGS;
  }

  private static Stream<Binding> movements() {
    return MoveAction.bindings().stream();
  }
}
