package darsena.tui.view;

import darsena.tui.keys.Binding;
import darsena.tui.keys.Stroke;
import darsena.tui.model.Model;
import darsena.tui.model.Sheet;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Frame;
import darsena.tui.widget.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All keys of the page, from the key table. */
final class HelpView {
  private static final int KEYS = 14;
  private static final int WIDEST = 76;

  private HelpView() {}

  static void draw(Pane body, Model model, Look look) {
    List<Binding> rows = rows(model.sheet());
    int width = Math.min(body.width(), WIDEST);
    int height = Math.min(body.height(), rows.size() + 2);
    Pane box = body.part((body.width() - width) / 2, (body.height() - height) / 2, width, height);
    box.fill(" ", look.style(Role.DIALOG));
    String title = "Keys: " + model.sheet().page().id().title();
    int visible = height - 2;
    int top = Math.clamp(model.overlay().helpTop(), 0, Math.max(0, rows.size() - visible));
    String place = rows.size() > visible ? (top + visible) + "/" + rows.size() : "";
    Pane inside = new Frame(title, place, "", true).draw(box, look);
    for (int row = 0; row < visible && top + row < rows.size(); row++) {
      line(inside, row, rows.get(top + row), look);
    }
  }

  /** What means something now stands first. */
  private static <M> List<Binding> rows(Sheet<M> sheet) {
    List<Binding> now = new ArrayList<>();
    List<Binding> otherwise = new ArrayList<>();
    for (Binding binding : sheet.keys().bindings()) {
      if (!binding.help().isEmpty()) {
        boolean offered = sheet.page().offers(sheet.model(), binding.action());
        (offered ? now : otherwise).add(binding);
      }
    }
    now.addAll(otherwise);
    return now;
  }

  private static void line(Pane pane, int row, Binding binding, Look look) {
    String keys = binding.strokes().stream().map(Stroke::toString).collect(Collectors.joining(" "));
    pane.fit(1, row, KEYS, keys, look.style(Role.KEY));
    String name = binding.action().id();
    int at =
        pane.fit(KEYS + 2, row, pane.width() - KEYS - 3, binding.help(), look.style(Role.TEXT));
    if (pane.width() - at > name.length() + 2) {
      pane.textRight(pane.width() - 1, row, name, look.style(Role.MUTED));
    }
  }
}
