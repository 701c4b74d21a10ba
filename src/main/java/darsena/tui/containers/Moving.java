package darsena.tui.containers;

import darsena.tui.containers.drawing.Facts;
import darsena.tui.containers.drawing.Tabs;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Layout;
import darsena.tui.containers.state.Roster;
import darsena.tui.containers.state.Tab;
import darsena.tui.keys.MoveAction;
import darsena.tui.log.LogModel;
import darsena.tui.log.LogUpdate;
import darsena.tui.message.Mouse;
import darsena.tui.page.Context;
import darsena.tui.page.Step;
import darsena.tui.widget.ListCursor;

/** Movement by keys and mouse, in the list, a log or any other side. */
final class Moving {
  private static final int WHEEL = 3;

  private Moving() {}

  static Step<ContainersModel> move(ContainersModel model, MoveAction move, Context context) {
    Layout layout = Layout.of(model, context);
    if (!model.inDetail()) {
      Roster roster = model.roster();
      ListCursor next = roster.cursor().move(move, roster.shown().size(), layout.listRows());
      return Step.of(model.with(roster.at(next)));
    }
    if (model.inLog()) {
      Step<LogModel> log = LogUpdate.move(model.detail().log(), move, layout.log());
      return log.replacing(model.with(model.detail().with(log.model())));
    }
    int rows = layout.detailRows();
    int size = Facts.lines(model, layout.detailColumns()).size();
    int page = Math.max(1, rows - 1);
    int top = model.detail().top();
    int next =
        switch (move) {
          case UP -> top - 1;
          case DOWN -> top + 1;
          case HALF_UP -> top - rows / 2;
          case HALF_DOWN -> top + rows / 2;
          case PAGE_UP -> top - page;
          case PAGE_DOWN -> top + page;
          case FIRST -> 0;
          case LAST -> size;
        };
    return Step.of(scrolled(model, next, size, rows));
  }

  private static ContainersModel scrolled(ContainersModel model, int top, int size, int rows) {
    return model.with(model.detail().at(Math.clamp(top, 0, Math.max(0, size - rows))));
  }

  static Step<ContainersModel> mouse(ContainersModel model, Mouse mouse, Context context) {
    Layout layout = Layout.of(model, context);
    boolean onList = mouse.column() < layout.list();
    return switch (mouse.kind()) {
      case WHEEL_UP -> wheel(model, -WHEEL, onList, layout);
      case WHEEL_DOWN -> wheel(model, WHEEL, onList, layout);
      case PRESS -> Step.of(press(model, mouse, onList, layout));
      case DRAG, RELEASE, OTHER -> Step.of(model);
    };
  }

  private static Step<ContainersModel> wheel(
      ContainersModel model, int lines, boolean onList, Layout layout) {
    if (onList) {
      Roster roster = model.roster();
      ListCursor next = roster.cursor().scrolled(lines, roster.shown().size(), layout.listRows());
      return Step.of(model.with(roster.at(next)));
    }
    if (model.detail().tab() == Tab.LOGS) {
      Step<LogModel> log = LogUpdate.scroll(model.detail().log(), lines, layout.log());
      return log.replacing(model.with(model.detail().with(log.model())));
    }
    int size = Facts.lines(model, layout.detailColumns()).size();
    return Step.of(scrolled(model, model.detail().top() + lines, size, layout.detailRows()));
  }

  private static ContainersModel press(
      ContainersModel model, Mouse mouse, boolean onList, Layout layout) {
    if (!onList) {
      ContainersModel there = model.focused(true, model.zoomed());
      int from = layout.list() + (layout.framed() ? 2 : 1);
      return mouse.row() == 0
          ? Tabs.at(mouse.column() - from)
              .map(tab -> there.with(there.detail().on(tab)))
              .orElse(there)
          : there;
    }
    int row = mouse.row() - (layout.framed() ? 2 : 1);
    Roster roster = model.roster();
    ContainersModel here = model.focused(false, model.zoomed());
    int line = roster.cursor().top() + row;
    if (row < 0 || line >= roster.shown().size()) {
      return here;
    }
    ListCursor cursor = roster.cursor().on(line, roster.shown().size(), layout.listRows());
    return here.with(roster.at(cursor));
  }
}
