package darsena.tui.containers.drawing;

import darsena.engine.container.ContainerSummary;
import darsena.text.ForeignText;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Layout;
import darsena.tui.containers.state.Roster;
import darsena.tui.containers.state.Track;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.Brief;
import darsena.tui.widget.Column;
import darsena.tui.widget.Columns;
import darsena.tui.widget.Frame;
import darsena.tui.widget.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of containers. */
public final class ListView {
  private static final List<Column> COLUMNS =
      List.of(
          Column.wide("NAME", 10, 34, 0),
          Column.wide("IMAGE", 8, 40, 2),
          Column.wide("STATE", 10, 18, 1),
          Column.number("CPU", 4, 3),
          Column.number("MEM", 5, 4));

  /** How often it was started again; only there where one was. */
  private static final Column RESTARTS = Column.number("RST", 3, 5);

  private static final int IMAGE = 1;
  private static final int STATE = 2;

  /** The pointer and the mark. */
  private static final int SIGNS = 2;

  private ListView() {}

  public static void draw(ContainersModel model, Layout layout, Pane pane, Look look) {
    Roster roster = model.roster();
    Pane inside = layout.framed() ? frame(model, pane, look) : pane;
    int width = inside.width() - SIGNS - (layout.framed() ? 0 : 1);
    Columns columns = Columns.into(width, columns(roster));
    columns.head(inside, SIGNS, 0, look);
    Pane rows = inside.part(0, 1, inside.width(), layout.listRows());
    if (roster.shown().isEmpty()) {
      empty(roster, rows, look);
    }
    for (int row = 0; row < rows.height(); row++) {
      int line = roster.cursor().top() + row;
      if (line < roster.shown().size()) {
        row(model, columns, line, rows, row, look);
      }
    }
    if (!layout.framed()) {
      foot(roster, pane, look);
    }
  }

  private static List<Column> columns(Roster roster) {
    if (roster.all().stream().allMatch(one -> one.restarts() == 0)) {
      return COLUMNS;
    }
    List<Column> columns = new ArrayList<>(COLUMNS);
    columns.add(RESTARTS);
    return columns;
  }

  private static Pane frame(ContainersModel model, Pane pane, Look look) {
    Roster roster = model.roster();
    String sort = "sort: " + roster.sort().word();
    String marked = roster.marks().isEmpty() ? "" : roster.marks().size() + " marked, ";
    Frame frame = new Frame("Containers" + filter(roster), marked + sort, "", !model.inDetail());
    Pane inside = frame.draw(pane, look);
    if (roster.filtering()) {
      int at = 2 + " Containers  /".length() + roster.filter().cursor();
      pane.overlay(at, 0, 1, look.style(Role.CURSOR));
    }
    return inside;
  }

  private static String filter(Roster roster) {
    boolean shown = roster.filtering() || !roster.filter().text().isEmpty();
    return shown ? "  /" + roster.filter().text() + (roster.filtering() ? " " : "") : "";
  }

  /** The last row of a list without a frame: filter, marks, order. */
  private static void foot(Roster roster, Pane pane, Look look) {
    int row = pane.height() - 1;
    String filter = filter(roster).trim();
    pane.text(1, row, filter, look.style(Role.KEY));
    if (roster.filtering()) {
      pane.overlay(2 + roster.filter().cursor(), row, 1, look.style(Role.CURSOR));
    }
    String marked = roster.marks().isEmpty() ? "" : roster.marks().size() + " marked, ";
    String right = marked + "sort: " + roster.sort().word();
    if (filter.length() + right.length() + 4 < pane.width()) {
      pane.textRight(pane.width() - 1, row, right, look.style(Role.MUTED));
    }
  }

  private static void row(
      ContainersModel model, Columns columns, int line, Pane pane, int row, Look look) {
    ContainerSummary one = model.roster().shown().get(line);
    boolean selected = line == model.roster().cursor().selected();
    boolean marked = model.roster().marks().contains(one.id().hex());
    StateWords state = StateWords.of(one, look);
    Optional<Track> track =
        Optional.ofNullable(model.tracks().get(one.id().hex())).filter(_ -> one.state().alive());
    String cpu = track.filter(t -> t.share() >= 0).map(t -> Brief.percent(t.share())).orElse("-");
    String memory = track.map(t -> Brief.size(t.last().memory())).orElse("-");
    Style text = look.style(one.state().alive() ? Role.TEXT : Role.MUTED);
    if (selected) {
      pane.text(0, row, look.glyphs().pointer(), look.style(Role.KEY));
    }
    if (marked) {
      pane.text(1, row, look.glyphs().mark(), look.style(Role.MARK));
    }
    columns.cells(
        pane,
        SIGNS,
        row,
        List.of(
            one.name(),
            image(one.imageName(), columns.widths().get(IMAGE)),
            state.text(columns.widths().get(STATE)),
            cpu,
            memory,
            one.restarts() == 0 ? "-" : String.valueOf(one.restarts())),
        List.of(text, text, look.style(state.role()), text, text, text));
    if (selected) {
      boolean focused = !model.inDetail();
      pane.overlay(row, look.style(focused ? Role.SELECTION : Role.SELECTION_UNFOCUSED));
    }
  }

  /** The end of an image's name tells more than its beginning: repository and tag. */
  private static String image(String name, int columns) {
    String visible = ForeignText.visible(name);
    int surplus = visible.length() - columns;
    return surplus > 0 && columns > 1 ? "…" + visible.substring(surplus + 1) : visible;
  }

  private static void empty(Roster roster, Pane pane, Look look) {
    Style muted = look.style(Role.MUTED);
    if (!roster.loaded()) {
      pane.text(SIGNS, 0, "Opening the store.", muted);
    } else if (roster.all().isEmpty()) {
      pane.text(SIGNS, 1, "There are no containers yet.", look.style(Role.TEXT));
      pane.text(SIGNS, 3, "R runs one: the image lanterna is already here.", muted);
      pane.text(SIGNS, 4, "2 shows the images; ? all keys.", muted);
    } else {
      pane.text(SIGNS, 1, "Nothing matches. Esc clears the filter.", muted);
    }
  }
}
