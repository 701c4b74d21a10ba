package darsena.tui.view;

import darsena.text.DisplayWidth;
import darsena.tui.model.Bar;
import darsena.tui.model.EngineState;
import darsena.tui.model.Model;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.Pane;

/** The first line: whose screen this is, the pages, and what goes on. */
final class TopBar {
  private TopBar() {}

  static void draw(Pane pane, Model model, Look look) {
    Style style = look.style(Role.BAR);
    pane.fill(" ", style);
    Bar bar = Bar.of(model);
    pane.text(0, 0, bar.name(), style.strong());
    for (Bar.Entry entry : bar.entries()) {
      Style word = entry.current() ? look.style(Role.BAR_CURRENT) : style;
      int at = pane.text(entry.column(), 0, " ", word);
      at = pane.text(at, 0, entry.number(), entry.current() ? word : style.strong());
      pane.text(at, 0, " " + entry.label() + " ", word);
    }
    String right = right(model);
    if (bar.end() + DisplayWidth.of(right) + 1 < pane.width()) {
      pane.textRight(pane.width() - 1, 0, right, style);
    }
  }

  private static String right(Model model) {
    if (model.engine() instanceof EngineState.Opening) {
      return "opening the store";
    }
    int jobs = model.activity().jobs().size();
    return switch (jobs) {
      case 0 -> "";
      case 1 -> "1 job";
      default -> jobs + " jobs";
    };
  }
}
