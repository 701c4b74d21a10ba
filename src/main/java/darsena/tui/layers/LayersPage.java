package darsena.tui.layers;

import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.Stroke;
import darsena.tui.layers.drawing.LayersDrawing;
import darsena.tui.layers.state.Arrangement;
import darsena.tui.layers.state.ImageView;
import darsena.tui.layers.state.LayersModel;
import darsena.tui.layers.state.Layout;
import darsena.tui.layers.state.OpenImage;
import darsena.tui.layers.work.LayersMessage;
import darsena.tui.layers.work.TakeApart;
import darsena.tui.message.Message;
import darsena.tui.message.Mouse;
import darsena.tui.message.PageId;
import darsena.tui.page.Context;
import darsena.tui.page.Order;
import darsena.tui.page.Page;
import darsena.tui.page.Step;
import darsena.tui.theme.Look;
import darsena.tui.widget.Pane;
import java.util.List;

/** The page that takes an image apart. */
public final class LayersPage implements Page<LayersModel> {
  private static final Order BACK = new Order.Go(PageId.IMAGES);

  @Override
  public PageId id() {
    return PageId.LAYERS;
  }

  @Override
  public LayersModel start() {
    return new LayersModel.Nothing();
  }

  @Override
  public List<Binding> bindings() {
    return LayersAction.bindings();
  }

  @Override
  public boolean offers(LayersModel model, Action action) {
    if (!(action instanceof LayersAction own)) {
      return false;
    }
    return model instanceof LayersModel.Open(ImageView view)
        ? Offers.offers(view, own)
        : own == LayersAction.BACK;
  }

  @Override
  public Step<LayersModel> reveal(LayersModel model, String object, Context context) {
    if (model instanceof LayersModel.Open(ImageView view) && view.image().name().equals(object)) {
      return Step.of(model);
    }
    return Step.<LayersModel>of(new LayersModel.Opening(object)).with(new TakeApart(object));
  }

  @Override
  public Step<LayersModel> act(LayersModel model, Action action, Context context) {
    if (model instanceof LayersModel.Open(ImageView view)) {
      Step<ImageView> step =
          view.viewer().isPresent()
              ? Reading.act(view, view.viewer().get(), action, Layout.of(context))
              : Browsing.act(view, action, Layout.of(context));
      return step.replacing(new LayersModel.Open(step.model()));
    }
    return action == LayersAction.BACK ? Step.of(model).with(BACK) : Step.of(model);
  }

  @Override
  public Step<LayersModel> hear(LayersModel model, Message.OfPage message, Context context) {
    if (!(message instanceof LayersMessage own)) {
      return Step.of(model);
    }
    return switch (own) {
      case LayersMessage.Opened(OpenImage image) -> opened(model, image);
      case LayersMessage.NotOpened(String name, var problem) ->
          Step.of(isAwaited(model, name) ? new LayersModel.NotOpened(name, problem) : model);
      case LayersMessage.OfImage inside ->
          model instanceof LayersModel.Open(ImageView view)
              ? told(view, inside, Layout.of(context))
              : Step.of(model);
    };
  }

  private static Step<LayersModel> opened(LayersModel model, OpenImage image) {
    return Step.of(
        isAwaited(model, image.name()) ? new LayersModel.Open(ImageView.of(image)) : model);
  }

  private static boolean isAwaited(LayersModel model, String name) {
    return model instanceof LayersModel.Opening(String awaited) && awaited.equals(name);
  }

  private static Step<LayersModel> told(
      ImageView view, LayersMessage.OfImage message, Layout layout) {
    Step<ImageView> step =
        switch (message) {
          case LayersMessage.Arranged(Arrangement wanted, var rows) ->
              Step.of(wanted.equals(view.wanted()) ? view.showing(rows, layout.treeRows()) : view);
          case LayersMessage.Read read -> Reading.read(view, read, layout);
          case LayersMessage.NotRead notRead -> Reading.notRead(view, notRead);
        };
    return step.replacing(new LayersModel.Open(step.model()));
  }

  @Override
  public boolean takesText(LayersModel model) {
    return model instanceof LayersModel.Open(ImageView view) && view.typing().isPresent();
  }

  @Override
  public Step<LayersModel> type(LayersModel model, Stroke stroke, Context context) {
    if (model instanceof LayersModel.Open(ImageView view)) {
      Step<ImageView> step = Filtering.type(view, stroke, Layout.of(context));
      return step.replacing(new LayersModel.Open(step.model()));
    }
    return Step.of(model);
  }

  @Override
  public Step<LayersModel> paste(LayersModel model, String text, Context context) {
    if (model instanceof LayersModel.Open(ImageView view)) {
      Step<ImageView> step = Filtering.paste(view, text, Layout.of(context));
      return step.replacing(new LayersModel.Open(step.model()));
    }
    return Step.of(model);
  }

  @Override
  public Step<LayersModel> mouse(LayersModel model, Mouse mouse, Context context) {
    if (model instanceof LayersModel.Open(ImageView view)) {
      Step<ImageView> step = Pointing.mouse(view, mouse, Layout.of(context));
      return step.replacing(new LayersModel.Open(step.model()));
    }
    return Step.of(model);
  }

  @Override
  public Step<LayersModel> resized(LayersModel model, Context context) {
    if (model instanceof LayersModel.Open(ImageView view)) {
      return Step.of(new LayersModel.Open(Browsing.within(view, Layout.of(context))));
    }
    return Step.of(model);
  }

  @Override
  public void draw(LayersModel model, Pane pane, Look look) {
    LayersDrawing.draw(model, pane, look);
  }
}
