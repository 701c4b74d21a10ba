package darsena.tui.images;

import darsena.text.Age;
import darsena.text.ByteSize;
import darsena.text.DisplayWidth;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.Column;
import darsena.tui.widget.Columns;
import darsena.tui.widget.Frame;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Selection;
import java.time.Duration;
import java.util.List;

/** Draws the page of images. */
final class ImagesDrawing {
  private static final List<Column> COLUMNS =
      List.of(
          Column.wide("NAME", 16, Integer.MAX_VALUE, 0),
          Column.fixed("ID", 12, 4),
          Column.fixed("CREATED", 14, 3),
          Column.number("USED", 4, 2),
          Column.number("SIZE", 6, 1));

  private ImagesDrawing() {}

  static void draw(ImagesModel model, Pane pane, Look look) {
    Layout layout = Layout.of(pane.width(), pane.height());
    if (!layout.wide()) {
      if (model.inDetail()) {
        narrowDetail(model, pane, look);
      } else {
        list(model, pane, look);
      }
      return;
    }
    Pane left = pane.part(0, 0, layout.list(), pane.height());
    Frame frame = new Frame(title(model), model.order().words(), "", !model.inDetail());
    list(model, frame.draw(left, look), look);
    Pane right = pane.part(layout.list(), 0, pane.width() - layout.list(), pane.height());
    String name = model.selected().map(ImageRow::shown).orElse("");
    Frame detail =
        new Frame("", DisplayWidth.ellipsis(name, right.width() / 2), "", model.inDetail());
    Pane inside = detail.draw(right, look);
    tabs(model, right, 2, look);
    detail(model, inside.part(1, 1, inside.width() - 2, inside.height() - 1), look);
  }

  private static String title(ImagesModel model) {
    int shown = model.rows().size();
    int all = model.all().size();
    return "Images " + (shown == all ? "" + all : shown + "/" + all);
  }

  private static void list(ImagesModel model, Pane pane, Look look) {
    Columns columns = Columns.into(pane.width() - 2, COLUMNS);
    if (model.typing() || !model.filter().text().isEmpty()) {
      filter(model, pane, look);
    } else {
      columns.head(pane, 1, 0, look);
    }
    if (model.rows().isEmpty()) {
      nothing(model, pane, look);
    }
    for (int row = 1; row < pane.height(); row++) {
      int index = model.cursor().top() + row - 1;
      if (index >= model.rows().size()) {
        return;
      }
      line(model.rows().get(index), columns, pane, row, look);
      if (index == model.cursor().selected()) {
        Selection.draw(pane, row, !model.inDetail(), look);
      }
    }
  }

  private static void line(ImageRow image, Columns columns, Pane pane, int row, Look look) {
    Style text = look.style(Role.TEXT);
    Style muted = look.style(Role.MUTED);
    int used = image.image().containers();
    columns.cells(
        pane,
        1,
        row,
        List.of(
            image.shown(),
            image.image().id().abbreviated(),
            Age.ago(Duration.between(image.image().created(), look.now())),
            used == 0 ? "" : String.valueOf(used),
            ByteSize.decimal(image.image().size())),
        List.of(
            look.style(image.name().isPresent() ? Role.NAME : Role.MUTED),
            muted,
            muted,
            look.style(Role.RUNNING),
            text));
  }

  private static void filter(ImagesModel model, Pane pane, Look look) {
    Style style = look.style(model.typing() ? Role.FIELD_FOCUSED : Role.MATCH);
    pane.text(1, 0, "/" + model.filter().text() + " ", style);
    if (model.typing()) {
      String before = model.filter().text().substring(0, model.filter().cursor());
      pane.cursor(2 + DisplayWidth.of(before), 0);
    }
  }

  private static void nothing(ImagesModel model, Pane pane, Look look) {
    String why =
        !model.loaded()
            ? "asking"
            : model.all().isEmpty() ? "No image is here. P pulls one." : "No name has that text.";
    pane.fit(1, 2, pane.width() - 2, why, look.style(Role.MUTED));
  }

  private static void narrowDetail(ImagesModel model, Pane pane, Look look) {
    tabs(model, pane, 1, look);
    detail(model, pane.part(1, 1, pane.width() - 2, pane.height() - 1), look);
  }

  private static void tabs(ImagesModel model, Pane pane, int column, Look look) {
    int at = column;
    for (Tab tab : Tab.values()) {
      boolean shown = tab == model.tab();
      String text = shown ? "[" + tab.title() + "]" : " " + tab.title() + " ";
      at = pane.text(at, 0, text, look.style(shown ? Role.TAB_CURRENT : Role.TAB));
    }
  }

  private static void detail(ImagesModel model, Pane pane, Look look) {
    List<Details.Text> lines = Details.lines(model, pane.width());
    for (int row = 0; row < pane.height(); row++) {
      int index = model.detailTop() + row;
      if (index >= lines.size()) {
        return;
      }
      Details.Text line = lines.get(index);
      int at = pane.text(0, row, line.label(), look.style(Role.MUTED));
      pane.fit(at, row, pane.width() - at, line.text(), look.style(line.role()));
    }
  }
}
