package darsena.tui.containers.state;

/** The sides of a container that its detail shows. */
public enum Tab {
  LOGS("Logs"),
  STATS("Stats"),
  DETAILS("Details"),
  ENV("Env"),
  MOUNTS("Mounts"),
  FILES("Files"),
  TOP("Top");

  private final String title;

  Tab(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public Tab next() {
    return switch (this) {
      case LOGS -> STATS;
      case STATS -> DETAILS;
      case DETAILS -> ENV;
      case ENV -> MOUNTS;
      case MOUNTS -> FILES;
      case FILES -> TOP;
      case TOP -> LOGS;
    };
  }

  public Tab previous() {
    return switch (this) {
      case LOGS -> TOP;
      case STATS -> LOGS;
      case DETAILS -> STATS;
      case ENV -> DETAILS;
      case MOUNTS -> ENV;
      case FILES -> MOUNTS;
      case TOP -> FILES;
    };
  }
}
