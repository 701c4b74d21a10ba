package darsena.tui.update;

import darsena.tui.effect.Effect;
import darsena.tui.model.Model;
import java.util.ArrayList;
import java.util.List;

/** What follows from a message. */
public record Next(Model model, List<Effect> effects) {

  /** Copies the list. */
  public Next {
    effects = List.copyOf(effects);
  }

  /** Only a model. */
  public static Next of(Model model) {
    return new Next(model, List.of());
  }

  /** With more to do. */
  public Next with(List<Effect> more) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(more);
    return new Next(model, all);
  }
}
