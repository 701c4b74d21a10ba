package darsena.tui.view;

import darsena.text.DisplayWidth;
import darsena.tui.page.Dialog;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.Frame;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** Dialogs, centred over the page. */
final class DialogView {
  private static final int WIDEST = 72;
  private static final int NARROWEST = 34;

  /** With fewer rows a dialog has no frame and no buttons: the hints name their keys. */
  private static final int FRAMED = 6;

  private DialogView() {}

  static void draw(Pane body, Dialog dialog, Look look) {
    switch (dialog) {
      case Dialog.Failure failure -> failure(body, failure, look);
      case Dialog.Confirm confirm -> confirm(body, confirm, look);
      case Dialog.Form form -> FormView.draw(body, form, look);
    }
  }

  private static void failure(Pane body, Dialog.Failure failure, Look look) {
    int width = Math.min(body.width(), WIDEST);
    List<String> problem = sentence(failure.problem().problem(), width - 4);
    List<String> remedy =
        failure.problem().remedy().map(text -> sentence(text, width - 4)).orElse(List.of());
    if (isCramped(body)) {
      List<String> all = new ArrayList<>(problem);
      all.addAll(remedy);
      cramped(body, all, look);
      return;
    }
    int lines = problem.size() + (remedy.isEmpty() ? 0 : remedy.size() + 1);
    Pane inside = box(body, failure.title(), width, lines + 4, Role.ERROR, look);
    int row = lines(inside, 1, problem, look.style(Role.TEXT));
    if (!remedy.isEmpty()) {
      row = lines(inside, row + 1, remedy, look.style(Role.GOOD));
    }
    button(inside, (inside.width() - 9) / 2, row + 1, "Close", true, look);
  }

  private static void confirm(Pane body, Dialog.Confirm dialog, Look look) {
    int longest = dialog.lines().stream().mapToInt(DisplayWidth::of).max().orElse(0);
    int width = Math.min(body.width(), Math.clamp(longest + 6L, NARROWEST, WIDEST));
    List<String> lines = new ArrayList<>();
    dialog.lines().forEach(line -> lines.addAll(Wrapped.lines(line, width - 4)));
    if (isCramped(body)) {
      cramped(body, lines, look);
      return;
    }
    Pane inside = box(body, dialog.title(), width, lines.size() + 5, Role.WARNING, look);
    int row = lines(inside, 1, lines, look.style(Role.TEXT)) + 1;
    int verb = DisplayWidth.of(dialog.verb()) + 4;
    int left = (inside.width() - verb - 2 - 10) / 2;
    button(inside, left, row, dialog.verb(), dialog.yes(), look);
    button(inside, left + verb + 2, row, "Cancel", !dialog.yes(), look);
  }

  /** Whether there is no room for a frame. */
  static boolean isCramped(Pane body) {
    return body.height() < FRAMED;
  }

  private static void cramped(Pane body, List<String> lines, Look look) {
    body.fill(" ", look.style(Role.DIALOG));
    lines(body, 0, lines, look.style(Role.TEXT));
  }

  /** Draws an empty dialog in the middle of the page. */
  static Pane box(Pane body, String title, int width, int height, Role role, Look look) {
    int high = Math.min(height, body.height());
    Pane box = body.part((body.width() - width) / 2, (body.height() - high) / 2, width, high);
    box.fill(" ", look.style(Role.DIALOG));
    Pane inside = Frame.titled("", true).draw(box, look);
    box.fit(2, 0, width - 4, " " + title + " ", look.style(role).strong());
    return inside;
  }

  static int button(Pane pane, int column, int row, String word, boolean focused, Look look) {
    Style style = look.style(focused ? Role.BUTTON_FOCUSED : Role.BUTTON);
    String text = focused ? "[ " + word + " ]" : "  " + word + "  ";
    return pane.text(Math.max(0, column), Math.min(row, pane.height() - 1), text, style);
  }

  private static int lines(Pane pane, int from, List<String> lines, Style style) {
    int row = from;
    for (String line : lines) {
      pane.text(1, row++, line, style);
    }
    return row;
  }

  /** With its first letter raised and a final stop, as a sentence that stands alone. */
  private static List<String> sentence(String text, int width) {
    if (text.isEmpty()) {
      return List.of();
    }
    boolean ends = text.endsWith(".") || text.endsWith("?") || text.endsWith("!");
    String raised = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return Wrapped.lines(ends ? raised : raised + ".", width);
  }
}
