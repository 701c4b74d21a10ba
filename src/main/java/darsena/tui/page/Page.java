package darsena.tui.page;

import darsena.tui.keys.Action;
import darsena.tui.keys.Binding;
import darsena.tui.keys.Stroke;
import darsena.tui.message.Message;
import darsena.tui.message.Mouse;
import darsena.tui.message.PageId;
import darsena.tui.theme.Look;
import darsena.tui.widget.Pane;
import java.util.List;

/**
 * A main view: pure functions over an immutable model of its own. The frame keeps the model, sends
 * it what happens, and draws around it.
 *
 * @param <M> its model
 */
public interface Page<M> {

  /** Which one it is. */
  PageId id();

  /** Its model before the engine has answered anything. */
  M start();

  /** Its keys, the most useful first; the frame's own are not among them. */
  List<Binding> bindings();

  /** Whether an action of its own means something now, so that the footer should name it. */
  boolean offers(M model, Action action);

  /** What the footer calls an action of its own now; empty to leave it out. */
  default String hint(M model, Binding binding) {
    return binding.hint();
  }

  /** What an action does. */
  Step<M> act(M model, Action action, Context context);

  /** What a message of its own does. */
  Step<M> hear(M model, Message.OfPage message, Context context);

  /** Draws it all; nothing is remembered between calls. */
  void draw(M model, Pane pane, Look look);

  /** How the bar at the top calls it: its title, or more. */
  default String label(M model) {
    return id().title();
  }

  /** Whether keys are text for it now; then they come to {@link #type} only. */
  default boolean takesText(M model) {
    return false;
  }

  /** A key while it takes text. */
  default Step<M> type(M model, Stroke stroke, Context context) {
    return Step.of(model);
  }

  /** Text pasted while it takes text. */
  default Step<M> paste(M model, String text, Context context) {
    return Step.of(model);
  }

  /** The mouse over its area, counted from the area's corner. */
  default Step<M> mouse(M model, Mouse mouse, Context context) {
    return Step.of(model);
  }

  /** The engine is there, or something in it may have changed. Told whether shown or not. */
  default Step<M> changed(M model, Context context) {
    return Step.of(model);
  }

  /** It is shown from now on. */
  default Step<M> shown(M model, Context context) {
    return Step.of(model);
  }

  /** It is hidden from now on. */
  default Step<M> hidden(M model, Context context) {
    return Step.of(model);
  }

  /** Its area has another size. */
  default Step<M> resized(M model, Context context) {
    return Step.of(model);
  }

  /** It should show this object: a container's id, an image's name. */
  default Step<M> reveal(M model, String object, Context context) {
    return Step.of(model);
  }
}
