package darsena.tui.model;

import darsena.tui.page.Dialog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies over the page.
 *
 * @param dialogs the topmost last
 * @param helpTop the first line of the help that is shown; negative when there is no help
 */
public record Overlay(List<Dialog> dialogs, int helpTop) {

  /** Copies the list. */
  public Overlay {
    dialogs = List.copyOf(dialogs);
  }

  /** Nothing. */
  public static Overlay none() {
    return new Overlay(List.of(), -1);
  }

  /** The dialog that keys go to. */
  public Optional<Dialog> top() {
    return dialogs.isEmpty() ? Optional.empty() : Optional.of(dialogs.getLast());
  }

  /** Whether the help is shown. */
  public boolean helping() {
    return helpTop >= 0;
  }

  /** With one more dialog on top. */
  public Overlay opened(Dialog dialog) {
    List<Dialog> more = new ArrayList<>(dialogs);
    more.add(dialog);
    return new Overlay(more, -1);
  }

  /** Without the topmost dialog. */
  public Overlay closed() {
    return new Overlay(dialogs.subList(0, dialogs.size() - 1), helpTop);
  }

  /** With the topmost dialog in another state. */
  public Overlay changed(Dialog dialog) {
    return closed().opened(dialog);
  }

  /** With the help scrolled to a line, or gone. */
  public Overlay help(int top) {
    return new Overlay(dialogs, top);
  }
}
