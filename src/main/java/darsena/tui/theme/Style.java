package darsena.tui.theme;

/** How one cell looks. */
public record Style(
    Ink foreground,
    Ink background,
    boolean bold,
    boolean italic,
    boolean underlined,
    boolean reversed) {
  /** As the terminal writes by itself. */
  public static final Style PLAIN = new Style(Ink.DEFAULT, Ink.DEFAULT, false, false, false, false);

  /** The same on another background. */
  public Style on(Ink other) {
    return new Style(foreground, other, bold, italic, underlined, reversed);
  }

  /** The same in another colour. */
  public Style in(Ink other) {
    return new Style(other, background, bold, italic, underlined, reversed);
  }

  /** The same, bold. */
  public Style strong() {
    return new Style(foreground, background, true, italic, underlined, reversed);
  }

  /** The same, italic. */
  public Style slanted() {
    return new Style(foreground, background, bold, true, underlined, reversed);
  }

  /** The same, underlined. */
  public Style underline() {
    return new Style(foreground, background, bold, italic, true, reversed);
  }

  /** The same with both colours exchanged. */
  public Style reverse() {
    return new Style(foreground, background, bold, italic, underlined, true);
  }

  /**
   * This style seen through another that lies over it, as a selection over a row: the other's
   * background and attributes win, its foreground only where this one has none of its own.
   */
  public Style under(Style over) {
    boolean plain = foreground.equals(Ink.DEFAULT) || !over.foreground.equals(Ink.DEFAULT);
    return new Style(
        plain ? over.foreground : foreground,
        over.background.equals(Ink.DEFAULT) ? background : over.background,
        bold || over.bold,
        italic || over.italic,
        underlined || over.underlined,
        reversed || over.reversed);
  }

  /** By hand, for the one made for a record is put together at run time, before the first frame. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Style style
            && bold == style.bold
            && italic == style.italic
            && underlined == style.underlined
            && reversed == style.reversed
            && foreground.equals(style.foreground)
            && background.equals(style.background));
  }

  @Override
  public int hashCode() {
    int attributes = (bold ? 1 : 0) | (italic ? 2 : 0) | (underlined ? 4 : 0) | (reversed ? 8 : 0);
    return (foreground.hashCode() * 31 + background.hashCode()) * 31 + attributes;
  }
}
