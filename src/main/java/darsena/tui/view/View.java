package darsena.tui.view;

import darsena.tui.model.EngineState;
import darsena.tui.model.Model;
import darsena.tui.model.Sheet;
import darsena.tui.page.Dialog;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Canvas;
import darsena.tui.widget.Pane;

/** The whole screen as a function of what it knows. */
public final class View {
  private View() {}

  /** Draws it all. */
  public static Canvas draw(Model model, Look look) {
    Canvas canvas = new Canvas(model.columns(), model.rows());
    Pane pane = Pane.of(canvas);
    pane.fill(" ", look.style(Role.TEXT));
    if (model.columns() < Model.FEWEST_COLUMNS || model.rows() < Model.FEWEST_ROWS) {
      tooSmall(pane, model, look);
      return canvas;
    }
    TopBar.draw(pane.part(0, 0, pane.width(), 1), model, look);
    Pane body = pane.part(0, 1, pane.width(), pane.height() - Model.FRAME_ROWS);
    body(body, model, look);
    Strip.draw(pane.part(0, pane.height() - 2, pane.width(), 1), model, look);
    Hints.draw(pane.part(0, pane.height() - 1, pane.width(), 1), model, look);
    for (Dialog dialog : model.overlay().dialogs()) {
      DialogView.draw(body, dialog, look);
    }
    if (model.overlay().helping()) {
      HelpView.draw(body, model, look);
    }
    return canvas;
  }

  private static void body(Pane pane, Model model, Look look) {
    if (model.engine() instanceof EngineState.Failed(var problem)) {
      DialogView.draw(pane, new Dialog.Failure("Darsena cannot open its store", problem), look);
      return;
    }
    page(model.sheet(), pane, look);
  }

  private static <M> void page(Sheet<M> sheet, Pane pane, Look look) {
    sheet.page().draw(sheet.model(), pane, look);
  }

  private static void tooSmall(Pane pane, Model model, Look look) {
    int middle = pane.height() / 2;
    pane.text(0, middle, "too small", look.style(Role.WARNING));
    String size = model.columns() + "x" + model.rows() + ", needs 20x5";
    pane.text(0, middle + 1, size, look.style(Role.MUTED));
  }
}
