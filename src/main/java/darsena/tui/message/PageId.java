package darsena.tui.message;

import java.util.Optional;

/** The main views. */
public enum PageId {
  /** What runs and what ran. */
  CONTAINERS("Containers"),
  /** What can be run. */
  IMAGES("Images"),
  /** What is being fetched. */
  PULLS("Pulls"),
  /** The host and the store. */
  SYSTEM("System"),
  /** The layers and files of one image; reached from the images. */
  LAYERS("Layers");

  private final String title;

  PageId(String title) {
    this.title = title;
  }

  /** As the bar at the top shows it. */
  public String title() {
    return title;
  }

  /** The page whose entry in the bar stands for this one, when it has none itself. */
  public Optional<PageId> parent() {
    return this == LAYERS ? Optional.of(IMAGES) : Optional.empty();
  }
}
