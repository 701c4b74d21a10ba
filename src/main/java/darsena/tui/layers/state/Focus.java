package darsena.tui.layers.state;

/** The pane that keys go to. */
public enum Focus {
  LAYERS("Layers"),
  WASTE("Waste"),
  TREE("Files");

  private final String title;

  Focus(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public Focus next() {
    return switch (this) {
      case LAYERS -> WASTE;
      case WASTE -> TREE;
      case TREE -> LAYERS;
    };
  }

  public Focus previous() {
    return next().next();
  }
}
