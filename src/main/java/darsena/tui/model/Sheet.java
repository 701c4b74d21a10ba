package darsena.tui.model;

import darsena.tui.keys.Binding;
import darsena.tui.keys.FrameAction;
import darsena.tui.keys.KeyTable;
import darsena.tui.page.Page;
import darsena.tui.page.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A page and its model, which only the page itself looks into. */
public record Sheet<M>(Page<M> page, M model) {

  /** A page with the model it starts with. */
  public static <M> Sheet<M> first(Page<M> page) {
    return new Sheet<>(page, page.start());
  }

  /** The keys that work on it: its own and the frame's. */
  public KeyTable keys() {
    List<Binding> all = new ArrayList<>(page.bindings());
    all.addAll(FrameAction.bindings());
    return new KeyTable(all);
  }

  /** How the bar at the top calls it. */
  public String label() {
    return page.label(model);
  }

  /** The same page with what a step made of its model. */
  public Step<Sheet<?>> after(Function<Sheet<M>, Step<M>> step) {
    Step<M> next = step.apply(this);
    return next.replacing(new Sheet<>(page, next.model()));
  }
}
