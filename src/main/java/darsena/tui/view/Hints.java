package darsena.tui.view;

import darsena.text.DisplayWidth;
import darsena.tui.keys.Binding;
import darsena.tui.keys.FrameAction;
import darsena.tui.keys.Key;
import darsena.tui.keys.Stroke;
import darsena.tui.model.Model;
import darsena.tui.model.Sheet;
import darsena.tui.page.Dialog;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last line: the keys that mean something now, as many as fit, from the key table. */
final class Hints {
  private static final int GAP = 2;

  private Hints() {}

  /** A key and one or two words. */
  private record Hint(String key, String words) {
    int width() {
      return DisplayWidth.of(key) + 1 + DisplayWidth.of(words);
    }
  }

  static void draw(Pane pane, Model model, Look look) {
    List<Hint> first = new ArrayList<>();
    List<Hint> last = new ArrayList<>();
    collect(model, first, last);
    int reserved = last.stream().mapToInt(hint -> hint.width() + GAP).sum();
    int at = 1;
    for (Hint hint : first) {
      if (at + hint.width() + reserved + 1 > pane.width()) {
        break;
      }
      at = draw(pane, at, hint, look);
    }
    for (Hint hint : last) {
      if (at + hint.width() <= pane.width()) {
        at = draw(pane, at, hint, look);
      }
    }
  }

  private static int draw(Pane pane, int column, Hint hint, Look look) {
    int at = pane.text(column, 0, hint.key(), look.style(Role.KEY));
    return pane.text(at + 1, 0, hint.words(), look.style(Role.HINT)) + GAP;
  }

  private static void collect(Model model, List<Hint> first, List<Hint> last) {
    if (model.overlay().helping()) {
      first.add(new Hint("j/k", "scroll"));
      first.add(new Hint("Esc", "close"));
      return;
    }
    Optional<Dialog> dialog = model.overlay().top();
    if (dialog.isPresent()) {
      dialog(dialog.get(), first);
      return;
    }
    page(model.sheet(), first, last);
    if (takesText(model.sheet())) {
      return;
    }
    FrameAction.bindings().stream()
        .filter(binding -> !binding.hint().isEmpty())
        .forEach(binding -> last.add(hint(binding)));
  }

  private static void dialog(Dialog dialog, List<Hint> hints) {
    switch (dialog) {
      case Dialog.Failure _ -> hints.add(new Hint("Enter", "close"));
      case Dialog.Confirm confirm -> {
        hints.add(new Hint("y", confirm.verb().toLowerCase(java.util.Locale.ROOT)));
        hints.add(new Hint("Esc", "cancel"));
      }
      case Dialog.Form form -> {
        hints.add(new Hint("Enter", form.verb().toLowerCase(java.util.Locale.ROOT)));
        hints.add(new Hint("Tab", "next field"));
        hints.add(new Hint("Space", "toggle"));
        hints.add(new Hint("Esc", "cancel"));
      }
    }
  }

  private static <M> boolean takesText(Sheet<M> sheet) {
    return sheet.page().takesText(sheet.model());
  }

  /** The way back stands with those that always have room. */
  private static <M> void page(Sheet<M> sheet, List<Hint> first, List<Hint> last) {
    if (takesText(sheet)) {
      first.add(new Hint("Enter", "keep"));
      first.add(new Hint("Esc", "clear"));
      return;
    }
    for (Binding binding : sheet.page().bindings()) {
      if (!binding.hint().isEmpty() && sheet.page().offers(sheet.model(), binding.action())) {
        String words = sheet.page().hint(sheet.model(), binding);
        Stroke stroke = binding.strokes().getFirst();
        if (!words.isEmpty()) {
          (stroke.key() == Key.ESCAPE ? last : first).add(new Hint(stroke.toString(), words));
        }
      }
    }
  }

  private static Hint hint(Binding binding) {
    return new Hint(binding.strokes().getFirst().toString(), binding.hint());
  }
}
