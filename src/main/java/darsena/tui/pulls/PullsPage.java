package darsena.tui.pulls;

import darsena.image.ImageReference;
import darsena.tui.effect.Cancel;
import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.MoveAction;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.page.Context;
import darsena.tui.page.Order;
import darsena.tui.page.Page;
import darsena.tui.page.Step;
import darsena.tui.theme.Look;
import darsena.tui.widget.Pane;
import java.time.Duration;
import java.util.List;

/** The page of pulls. */
public final class PullsPage implements Page<PullsModel> {

  @Override
  public PageId id() {
    return PageId.PULLS;
  }

  @Override
  public PullsModel start() {
    return PullsModel.none();
  }

  @Override
  public String label(PullsModel model) {
    return id().title() + (model.running() == 0 ? "" : " " + model.running());
  }

  @Override
  public List<Binding> bindings() {
    return PullsAction.bindings();
  }

  @Override
  public boolean offers(PullsModel model, Action action) {
    if (!(action instanceof PullsAction own)) {
      return false;
    }
    return switch (own) {
      case PULL -> true;
      case EXPLORE -> model.current().filter(Pull::isDone).isPresent();
      case CANCEL -> model.current().filter(Pull::isRunning).isPresent();
      case AGAIN -> model.current().filter(pull -> !pull.isRunning()).isPresent();
      case CLEAR -> model.running() < model.pulls().size();
    };
  }

  @Override
  public Step<PullsModel> act(PullsModel model, Action action, Context context) {
    if (action instanceof MoveAction movement) {
      return Step.of(moved(model, movement));
    }
    if (!(action instanceof PullsAction own) || !offers(model, own)) {
      return Step.of(model);
    }
    String name = model.current().map(Pull::name).orElse("");
    return switch (own) {
      case PULL -> Step.of(model).with(PullForm.asking(""));
      case EXPLORE -> Step.of(model).with(new Order.Reveal(PageId.LAYERS, name));
      case CANCEL -> Step.of(model).with(new Cancel(PullImage.key(name)));
      case AGAIN -> Step.of(model).with(new PullImage(ImageReference.parse(name)));
      case CLEAR -> Step.of(model.runningOnly());
    };
  }

  private static PullsModel moved(PullsModel model, MoveAction movement) {
    return switch (movement) {
      case UP -> model.at(model.selected() - 1);
      case DOWN -> model.at(model.selected() + 1);
      case FIRST, HALF_UP, PAGE_UP -> model.at(0);
      case LAST, HALF_DOWN, PAGE_DOWN -> model.at(model.pulls().size());
    };
  }

  @Override
  public Step<PullsModel> hear(PullsModel model, Message.OfPage message, Context context) {
    return message instanceof PullsMessage own ? Step.of(told(model, own)) : Step.of(model);
  }

  /** Word of a pull that was begun anew since is of no interest. */
  private static PullsModel told(PullsModel model, PullsMessage message) {
    if (message instanceof PullsMessage.Began(var which)) {
      return model.began(which);
    }
    return model.find(message.pull()).map(pull -> model.with(after(pull, message))).orElse(model);
  }

  private static Pull after(Pull pull, PullsMessage message) {
    return switch (message) {
      case PullsMessage.Began _ -> pull;
      case PullsMessage.Happened happened -> pull.after(happened.event(), happened.at());
      case PullsMessage.Finished(var which, var image, var at) ->
          pull.ended(new Pull.Outcome.Done(image, Duration.between(which.began(), at)));
      case PullsMessage.Cancelled _ -> pull.ended(new Pull.Outcome.Cancelled());
      case PullsMessage.Failed(var _, var problem) -> pull.ended(new Pull.Outcome.Failed(problem));
    };
  }

  @Override
  public Step<PullsModel> reveal(PullsModel model, String object, Context context) {
    for (int index = 0; index < model.pulls().size(); index++) {
      if (model.pulls().get(index).name().equals(object)) {
        return Step.of(model.at(index));
      }
    }
    return Step.of(model);
  }

  @Override
  public void draw(PullsModel model, Pane pane, Look look) {
    PullsDrawing.draw(model, pane, look);
  }
}
