package darsena.tui.update;

import darsena.tui.message.Mouse;
import darsena.tui.model.Bar;
import darsena.tui.model.Model;
import darsena.tui.model.Sheet;
import darsena.tui.page.Step;

/** What the mouse does: the bar at the top shows pages, the rest is the page's. */
final class Pointer {
  private Pointer() {}

  static Next moused(Model model, Mouse mouse) {
    if (model.overlay().helping() || model.overlay().top().isPresent()) {
      return Next.of(model);
    }
    if (mouse.row() == 0) {
      return mouse.kind() == Mouse.Kind.PRESS ? bar(model, mouse.column()) : Next.of(model);
    }
    if (mouse.row() > model.context().rows()) {
      return Next.of(model);
    }
    return Update.take(model, page(model.sheet(), mouse.from(0, 1), model));
  }

  private static Next bar(Model model, int column) {
    return Bar.of(model).at(column).map(page -> Update.show(model, page)).orElse(Next.of(model));
  }

  private static <M> Step<Sheet<?>> page(Sheet<M> sheet, Mouse mouse, Model model) {
    return sheet.after(one -> one.page().mouse(one.model(), mouse, model.context()));
  }
}
