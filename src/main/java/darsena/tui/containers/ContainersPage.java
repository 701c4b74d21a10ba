package darsena.tui.containers;

import darsena.tui.containers.drawing.DetailView;
import darsena.tui.containers.drawing.ListView;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Layout;
import darsena.tui.containers.state.Roster;
import darsena.tui.containers.work.ContainersMessage;
import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.MoveAction;
import darsena.tui.keys.Stroke;
import darsena.tui.log.LogMessage;
import darsena.tui.log.LogUpdate;
import darsena.tui.message.Message;
import darsena.tui.message.Mouse;
import darsena.tui.message.PageId;
import darsena.tui.page.Context;
import darsena.tui.page.Page;
import darsena.tui.page.Step;
import darsena.tui.theme.Look;
import darsena.tui.widget.Pane;
import java.util.List;

/** Containers: the list, and the selected one from several sides. */
public final class ContainersPage implements Page<ContainersModel> {

  @Override
  public PageId id() {
    return PageId.CONTAINERS;
  }

  @Override
  public ContainersModel start() {
    return ContainersModel.start();
  }

  @Override
  public String label(ContainersModel model) {
    long alive = model.roster().all().stream().filter(one -> one.state().alive()).count();
    return id().title()
        + (model.roster().loaded() ? " " + alive + "/" + model.roster().all().size() : "");
  }

  @Override
  public List<Binding> bindings() {
    return ContainerAction.bindings();
  }

  @Override
  public boolean offers(ContainersModel model, Action action) {
    return action instanceof ContainerAction own && Offers.offers(model, own);
  }

  @Override
  public String hint(ContainersModel model, Binding binding) {
    return binding.action() instanceof ContainerAction own
        ? Offers.hint(model, own, binding.hint())
        : binding.hint();
  }

  @Override
  public boolean takesText(ContainersModel model) {
    return model.roster().filtering() || (model.inLog() && model.detail().log().search().typing());
  }

  @Override
  public Step<ContainersModel> type(ContainersModel model, Stroke stroke, Context context) {
    return Attending.attend(Typing.type(model, stroke, context), context);
  }

  @Override
  public Step<ContainersModel> paste(ContainersModel model, String text, Context context) {
    return Attending.attend(Typing.paste(model, text, context), context);
  }

  @Override
  public Step<ContainersModel> act(ContainersModel model, Action action, Context context) {
    Step<ContainersModel> step =
        switch (action) {
          case MoveAction move -> Moving.move(model, move, context);
          case ContainerAction own -> Acting.act(model, own, context);
          default -> Step.of(model);
        };
    return Attending.attend(step, context);
  }

  @Override
  public Step<ContainersModel> mouse(ContainersModel model, Mouse mouse, Context context) {
    return Attending.attend(Moving.mouse(model, mouse, context), context);
  }

  @Override
  public Step<ContainersModel> hear(
      ContainersModel model, Message.OfPage message, Context context) {
    Step<ContainersModel> step =
        switch (message) {
          case ContainersMessage own -> Hearing.hear(model, own, context);
          case LogMessage log -> {
            var area = Layout.of(model, context).log();
            Step<darsena.tui.log.LogModel> next = LogUpdate.hear(model.detail().log(), log, area);
            yield next.replacing(model.with(model.detail().with(next.model())));
          }
          default -> Step.of(model);
        };
    return Attending.attend(step, context);
  }

  @Override
  public Step<ContainersModel> changed(ContainersModel model, Context context) {
    return Hearing.changed(model);
  }

  @Override
  public Step<ContainersModel> shown(ContainersModel model, Context context) {
    return Attending.attend(Step.of(model.visible(true)), context);
  }

  @Override
  public Step<ContainersModel> hidden(ContainersModel model, Context context) {
    return Attending.attend(Step.of(model.visible(false)), context);
  }

  @Override
  public Step<ContainersModel> resized(ContainersModel model, Context context) {
    int rows = Layout.of(model, context).listRows();
    Roster roster = model.roster();
    Roster fitted = roster.at(roster.cursor().within(roster.shown().size(), rows));
    return Attending.attend(Step.of(model.with(fitted)), context);
  }

  @Override
  public Step<ContainersModel> reveal(ContainersModel model, String object, Context context) {
    return Attending.attend(Hearing.reveal(model, object, context), context);
  }

  @Override
  public void draw(ContainersModel model, Pane pane, Look look) {
    Layout layout = Layout.of(model, pane.width(), pane.height());
    if (layout.list() > 0) {
      ListView.draw(model, layout, pane.part(0, 0, layout.list(), pane.height()), look);
    }
    if (layout.detail() > 0) {
      Pane right = pane.part(layout.list(), 0, layout.detail(), pane.height());
      DetailView.draw(model, layout, right, look);
    }
  }
}
