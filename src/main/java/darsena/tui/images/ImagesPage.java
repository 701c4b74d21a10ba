package darsena.tui.images;

import darsena.tui.images.work.Describe;
import darsena.tui.images.work.Description;
import darsena.tui.images.work.ImagesMessage;
import darsena.tui.images.work.ListImages;
import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.Key;
import darsena.tui.keys.MoveAction;
import darsena.tui.keys.Stroke;
import darsena.tui.message.Message;
import darsena.tui.message.Mouse;
import darsena.tui.message.PageId;
import darsena.tui.page.Context;
import darsena.tui.page.Order;
import darsena.tui.page.Page;
import darsena.tui.page.Step;
import darsena.tui.pulls.PullForm;
import darsena.tui.theme.Look;
import darsena.tui.widget.Line;
import darsena.tui.widget.Pane;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The page of images. */
public final class ImagesPage implements Page<ImagesModel> {
  private static final int WHEEL_LINES = 3;

  private final Function<String, Order> run;

  /** What asks how to run an image of that name. */
  public ImagesPage(Function<String, Order> run) {
    this.run = run;
  }

  @Override
  public PageId id() {
    return PageId.IMAGES;
  }

  @Override
  public ImagesModel start() {
    return ImagesModel.start();
  }

  @Override
  public String label(ImagesModel model) {
    return id().title() + (model.loaded() ? " " + model.all().size() : "");
  }

  @Override
  public List<Binding> bindings() {
    return ImagesAction.bindings();
  }

  @Override
  public boolean offers(ImagesModel model, Action action) {
    if (!(action instanceof ImagesAction own)) {
      return false;
    }
    return switch (own) {
      case PULL -> true;
      case LAYERS, RUN, TAG, REMOVE, PANE, HISTORY -> model.selected().isPresent();
      case FILTER, SORT -> !model.inDetail() && !model.all().isEmpty();
      case NEXT_TAB, PREVIOUS_TAB -> model.selected().isPresent();
      case BACK -> model.inDetail() || !model.filter().text().isEmpty();
    };
  }

  @Override
  public Step<ImagesModel> act(ImagesModel model, Action action, Context context) {
    if (action instanceof MoveAction movement) {
      return moved(model, movement, Layout.of(context));
    }
    return action instanceof ImagesAction own && offers(model, own)
        ? act(model, own, Layout.of(context))
        : Step.of(model);
  }

  private Step<ImagesModel> act(ImagesModel model, ImagesAction action, Layout layout) {
    Step<ImagesModel> stay = Step.of(model);
    return switch (action) {
      case PULL -> stay.with(PullForm.asking(""));
      case LAYERS -> stay.with(new Order.Reveal(PageId.LAYERS, key(model)));
      case RUN -> stay.with(run.apply(key(model)));
      case TAG -> stay.with(Dialogs.tag(model.selected().orElseThrow()));
      case REMOVE -> stay.with(Dialogs.remove(model.selected().orElseThrow()));
      case FILTER -> Step.of(model.typing(true));
      case SORT -> listed(model, model.filter(), model.order().next(), layout);
      case PANE -> Step.of(model.showing(!model.inDetail(), model.tab(), model.detailTop()));
      case NEXT_TAB -> Step.of(model.showing(model.inDetail(), model.tab().next(), 0));
      case PREVIOUS_TAB -> Step.of(model.showing(model.inDetail(), model.tab().previous(), 0));
      case HISTORY -> Step.of(model.showing(true, Tab.HISTORY, 0));
      case BACK ->
          model.inDetail()
              ? Step.of(model.showing(false, model.tab(), model.detailTop()))
              : listed(model, Line.EMPTY, model.order(), layout);
    };
  }

  private static String key(ImagesModel model) {
    return model.selected().map(ImageRow::key).orElse("");
  }

  private static Step<ImagesModel> moved(ImagesModel model, MoveAction move, Layout layout) {
    if (model.inDetail()) {
      int lines = Details.lines(model, layout.detailColumns()).size();
      int lowest = Math.max(0, lines - layout.detailRows());
      int top =
          new darsena.tui.widget.ListCursor(model.detailTop(), 0)
              .move(move, lowest + 1, layout.detailRows())
              .selected();
      return Step.of(model.showing(true, model.tab(), top));
    }
    return attended(
        model, model.at(model.cursor().move(move, model.rows().size(), layout.listRows())));
  }

  /** Asks for the details when another image is selected. */
  private static Step<ImagesModel> attended(ImagesModel before, ImagesModel model) {
    Optional<String> key = model.selected().map(ImageRow::key);
    boolean same = before.selected().map(ImageRow::key).equals(key) && model.isDescribed();
    if (key.isEmpty() || same) {
      return Step.of(model);
    }
    ImagesModel next =
        model.isDescribed() ? model : model.described(Optional.empty(), Optional.empty());
    return Step.of(next.showing(next.inDetail(), next.tab(), 0)).with(new Describe(key.get()));
  }

  private static Step<ImagesModel> listed(
      ImagesModel model, Line filter, ImageOrder order, Layout layout) {
    return attended(model, model.listed(model.all(), filter, order, layout.listRows()));
  }

  @Override
  public Step<ImagesModel> hear(ImagesModel model, Message.OfPage message, Context context) {
    if (!(message instanceof ImagesMessage own)) {
      return Step.of(model);
    }
    return switch (own) {
      case ImagesMessage.Listed(var images) -> {
        List<ImageRow> rows = images.stream().flatMap(ImageRow::of).toList();
        ImagesModel next =
            model.listed(rows, model.filter(), model.order(), Layout.of(context).listRows());
        yield next.selected()
            .map(row -> Step.of(next).with(new Describe(row.key())))
            .orElse(Step.of(next));
      }
      case ImagesMessage.Described(Description description) ->
          Step.of(
              isSelected(model, description.key())
                  ? model.described(Optional.of(description), Optional.empty())
                  : model);
      case ImagesMessage.NotDescribed(String key, var problem) ->
          Step.of(
              isSelected(model, key)
                  ? model.described(Optional.empty(), Optional.of(problem))
                  : model);
    };
  }

  private static boolean isSelected(ImagesModel model, String key) {
    return model.selected().filter(row -> row.key().equals(key)).isPresent();
  }

  @Override
  public boolean takesText(ImagesModel model) {
    return model.typing();
  }

  @Override
  public Step<ImagesModel> type(ImagesModel model, Stroke stroke, Context context) {
    if (stroke.key() == Key.ENTER) {
      return Step.of(model.typing(false));
    }
    if (stroke.key() == Key.ESCAPE) {
      return listed(model.typing(false), Line.EMPTY, model.order(), Layout.of(context));
    }
    return model
        .filter()
        .type(stroke)
        .map(line -> listed(model, line, model.order(), Layout.of(context)))
        .orElse(Step.of(model));
  }

  @Override
  public Step<ImagesModel> paste(ImagesModel model, String text, Context context) {
    return listed(model, model.filter().insert(text), model.order(), Layout.of(context));
  }

  @Override
  public Step<ImagesModel> changed(ImagesModel model, Context context) {
    return Step.of(model).with(new ListImages());
  }

  @Override
  public Step<ImagesModel> reveal(ImagesModel model, String object, Context context) {
    ImagesModel next = model.awaiting(object);
    return listed(next, Line.EMPTY, next.order(), Layout.of(context));
  }

  @Override
  public Step<ImagesModel> resized(ImagesModel model, Context context) {
    int rows = Layout.of(context).listRows();
    return Step.of(model.at(model.cursor().within(model.rows().size(), rows)));
  }

  @Override
  public Step<ImagesModel> mouse(ImagesModel model, Mouse mouse, Context context) {
    Layout layout = Layout.of(context);
    boolean overList = layout.wide() ? mouse.column() < layout.list() : !model.inDetail();
    ImagesModel there = model.showing(!overList, model.tab(), model.detailTop());
    return switch (mouse.kind()) {
      case WHEEL_UP -> wheel(there, MoveAction.UP, -WHEEL_LINES, layout);
      case WHEEL_DOWN -> wheel(there, MoveAction.DOWN, WHEEL_LINES, layout);
      case PRESS -> overList ? pressed(there, mouse, layout) : Step.of(there);
      case DRAG, RELEASE, OTHER -> Step.of(model);
    };
  }

  private static Step<ImagesModel> wheel(
      ImagesModel model, MoveAction step, int lines, Layout layout) {
    if (model.inDetail()) {
      return moved(model, step, layout);
    }
    return attended(
        model, model.at(model.cursor().scrolled(lines, model.rows().size(), layout.listRows())));
  }

  private static Step<ImagesModel> pressed(ImagesModel model, Mouse mouse, Layout layout) {
    int line = model.cursor().top() + mouse.row() - (layout.wide() ? 2 : 1);
    return attended(
        model, model.at(model.cursor().on(line, model.rows().size(), layout.listRows())));
  }

  @Override
  public void draw(ImagesModel model, Pane pane, Look look) {
    ImagesDrawing.draw(model, pane, look);
  }
}
