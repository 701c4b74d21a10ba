package darsena.tui.page;

import darsena.tui.effect.Effect;
import java.util.ArrayList;
import java.util.List;

/** What follows from a message: the next model, and what is to be done. */
public record Step<M>(M model, List<Effect> effects, List<Order> orders) {

  /** Copies the lists. */
  public Step {
    effects = List.copyOf(effects);
    orders = List.copyOf(orders);
  }

  /** Only a model. */
  public static <M> Step<M> of(M model) {
    return new Step<>(model, List.of(), List.of());
  }

  /** The same and more to do. */
  public Step<M> with(Effect... more) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(List.of(more));
    return new Step<>(model, all, orders);
  }

  /** The same and more for the frame to do. */
  public Step<M> with(Order... more) {
    List<Order> all = new ArrayList<>(orders);
    all.addAll(List.of(more));
    return new Step<>(model, effects, all);
  }

  /** The same with another model. */
  public <N> Step<N> replacing(N other) {
    return new Step<>(other, effects, orders);
  }
}
