package darsena.tui.keys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which key does what; the footer and the help are made from it. */
public final class KeyTable {
  private final List<Binding> bindings;
  private final Map<Stroke, Action> actions = new HashMap<>();

  /** Refuses two actions on one key. */
  public KeyTable(List<Binding> bindings) {
    this.bindings = List.copyOf(bindings);
    for (Binding binding : bindings) {
      for (Stroke stroke : binding.strokes()) {
        Action other = actions.putIfAbsent(stroke, binding.action());
        if (other != null) {
          throw new IllegalArgumentException(
              "key " + stroke + " is bound to " + other.id() + " and " + binding.action().id());
        }
      }
    }
  }

  /** The rows in order. */
  public List<Binding> bindings() {
    return bindings;
  }

  /** What a key does. */
  public Optional<Action> action(Stroke stroke) {
    return Optional.ofNullable(actions.get(stroke));
  }
}
