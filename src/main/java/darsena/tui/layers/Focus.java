package darsena.tui.layers;

/** The pane that keys go to. */
enum Focus {
  LAYERS("Layers"),
  WASTE("Waste"),
  TREE("Files");

  private final String title;

  Focus(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  Focus next() {
    return switch (this) {
      case LAYERS -> WASTE;
      case WASTE -> TREE;
      case TREE -> LAYERS;
    };
  }

  Focus previous() {
    return next().next();
  }
}
