package darsena.tui.keys;

/** The keys of a keyboard that are no characters, and one for all that are. */
public enum Key {
  /** A character. */
  CHARACTER(""),
  /** Return; a terminal sends CR. */
  ENTER("Enter"),
  /** Tab; back tab is shift and this. */
  TAB("Tab"),
  /** Escape. */
  ESCAPE("Esc"),
  /** Backspace. */
  BACKSPACE("Backspace"),
  /** Delete. */
  DELETE("Del"),
  /** Insert. */
  INSERT("Ins"),
  /** Arrow up. */
  UP("Up"),
  /** Arrow down. */
  DOWN("Down"),
  /** Arrow left. */
  LEFT("Left"),
  /** Arrow right. */
  RIGHT("Right"),
  /** Home. */
  HOME("Home"),
  /** End. */
  END("End"),
  /** Page up. */
  PAGE_UP("PgUp"),
  /** Page down. */
  PAGE_DOWN("PgDn"),
  /** A function key, its number in the character. */
  FUNCTION("F");

  private final String label;

  Key(String label) {
    this.label = label;
  }

  /** As a hint shows it. */
  public String label() {
    return label;
  }
}
