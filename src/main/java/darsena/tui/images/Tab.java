package darsena.tui.images;

/** What of an image the details show. */
enum Tab {
  LAYERS("Layers"),
  HISTORY("History"),
  CONFIG("Config"),
  CONTAINERS("Containers");

  private final String title;

  Tab(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  Tab next() {
    return switch (this) {
      case LAYERS -> HISTORY;
      case HISTORY -> CONFIG;
      case CONFIG -> CONTAINERS;
      case CONTAINERS -> LAYERS;
    };
  }

  Tab previous() {
    return next().next().next();
  }
}
