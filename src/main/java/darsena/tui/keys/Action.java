package darsena.tui.keys;

/** Something a key can do, by name; every page has an enum of its own. */
public interface Action {

  /** The name by which it can be bound to another key: {@code container.stop}. */
  String id();
}
