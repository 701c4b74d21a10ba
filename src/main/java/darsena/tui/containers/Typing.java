package darsena.tui.containers;

import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Layout;
import darsena.tui.containers.state.Roster;
import darsena.tui.keys.Stroke;
import darsena.tui.log.LogModel;
import darsena.tui.log.LogUpdate;
import darsena.tui.page.Context;
import darsena.tui.page.Step;
import darsena.tui.widget.Line;

/** Keys while a filter or a search is typed. */
final class Typing {
  private Typing() {}

  static Step<ContainersModel> type(ContainersModel model, Stroke stroke, Context context) {
    Layout layout = Layout.of(model, context);
    if (!model.roster().filtering()) {
      Step<LogModel> log = LogUpdate.type(model.detail().log(), stroke, layout.log());
      return log.replacing(model.with(model.detail().with(log.model())));
    }
    int rows = layout.listRows();
    Roster roster = model.roster();
    Roster next =
        switch (stroke.key()) {
          case ESCAPE -> roster.filtered(Line.EMPTY, false, model.tracks(), rows);
          case ENTER -> roster.filtered(roster.filter(), false, model.tracks(), rows);
          case UP -> roster.at(roster.cursor().moved(-1, roster.shown().size(), rows));
          case DOWN -> roster.at(roster.cursor().moved(1, roster.shown().size(), rows));
          default ->
              roster
                  .filter()
                  .type(stroke)
                  .map(line -> roster.filtered(line, true, model.tracks(), rows))
                  .orElse(roster);
        };
    return Step.of(model.with(next));
  }

  static Step<ContainersModel> paste(ContainersModel model, String text, Context context) {
    if (model.roster().filtering()) {
      int rows = Layout.of(model, context).listRows();
      Line line = model.roster().filter().insert(text);
      return Step.of(model.with(model.roster().filtered(line, true, model.tracks(), rows)));
    }
    Step<LogModel> log = LogUpdate.paste(model.detail().log(), text);
    return log.replacing(model.with(model.detail().with(log.model())));
  }
}
