package darsena.tui.view;

import darsena.text.DisplayWidth;
import darsena.tui.page.Dialog;
import darsena.tui.page.Field;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.Line;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Wrapped;
import java.util.List;

/** Forms: a label and a field a row. */
final class FormView {
  private static final int WIDEST = 70;

  private FormView() {}

  static void draw(Pane body, Dialog.Form form, Look look) {
    if (DialogView.isCramped(body)) {
      cramped(body, form, look);
      return;
    }
    int width = Math.min(body.width(), WIDEST);
    int labels = form.fields().stream().mapToInt(field -> field.label().length()).max().orElse(0);
    List<String> error = error(form, width - 4);
    int below = Math.max(1, error.size());
    Pane inside =
        DialogView.box(
            body, form.title(), width, form.fields().size() + 5 + below, Role.TITLE, look);
    int room = Math.max(1, inside.height() - 2 - below);
    int first = Math.clamp(form.focus() - (long) room + 2, 0, form.fields().size());
    int row = 1;
    for (int i = first; i < form.fields().size() && row <= Math.max(1, room); i++) {
      field(inside, row++, labels, form.fields().get(i), i == form.focus(), look);
    }
    for (int i = 0; i < error.size(); i++) {
      inside.text(1, row + i, error.get(i), look.style(Role.ERROR));
    }
    int buttons = form.verb().length() + 4;
    int last = row + below;
    DialogView.button(inside, (inside.width() - buttons) / 2, last, form.verb(), true, look);
  }

  /** The field that keys go to, and nothing else. */
  private static void cramped(Pane body, Dialog.Form form, Look look) {
    body.fill(" ", look.style(Role.DIALOG));
    Field field = form.fields().get(form.focus());
    body.text(1, 0, field.label(), look.style(Role.TITLE));
    control(body.part(1, 1, body.width() - 2, 1), field, true, look);
    int row = body.height() > 2 ? 2 : 0;
    String error = form.error().orElse("");
    body.fit(1, row, body.width() - 2, error, look.style(Role.ERROR));
  }

  private static List<String> error(Dialog.Form form, int columns) {
    return form.error().map(text -> Wrapped.lines(text, columns)).orElse(List.of());
  }

  private static void field(
      Pane pane, int row, int labels, Field field, boolean focused, Look look) {
    Style label = look.style(focused ? Role.TITLE : Role.TEXT);
    pane.textRight(1 + labels, row, field.label(), label);
    control(pane.part(labels + 3, row, pane.width() - labels - 4, 1), field, focused, look);
  }

  private static void control(Pane pane, Field field, boolean focused, Look look) {
    switch (field) {
      case Field.Text text -> text(pane, text, focused, look);
      case Field.Toggle toggle -> {
        Style style = look.style(focused ? Role.FIELD_FOCUSED : Role.FIELD);
        String box = toggle.on() ? "[" + look.glyphs().check() + "]" : "[ ]";
        int at = pane.text(0, 0, box, style);
        pane.fit(at + 1, 0, pane.width() - at - 1, toggle.hint(), look.style(Role.MUTED));
      }
    }
  }

  private static void text(Pane pane, Field.Text field, boolean focused, Look look) {
    Style style = look.style(focused ? Role.FIELD_FOCUSED : Role.FIELD);
    pane.fill(" ", style);
    Line line = field.line();
    if (line.text().isEmpty()) {
      pane.fit(
          focused ? 1 : 0,
          0,
          pane.width(),
          field.hint(),
          style.in(look.style(Role.MUTED).foreground()));
    }
    int before = DisplayWidth.of(line.text().substring(0, line.cursor()));
    int shift = Math.max(0, before - pane.width() + 1);
    pane.text(0, 0, dropped(line.text(), shift), style);
    if (focused) {
      pane.overlay(before - shift, 0, 1, look.style(Role.CURSOR));
      pane.cursor(before - shift, 0);
    }
  }

  private static String dropped(String text, int columns) {
    return text.substring(DisplayWidth.cut(text, columns).length());
  }
}
