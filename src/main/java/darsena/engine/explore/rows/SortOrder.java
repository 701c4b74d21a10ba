package darsena.engine.explore.rows;

/** In what order the entries of a directory are shown. */
public enum SortOrder {
  /** By name, the order of bytes. */
  NAME,
  /** The largest first, and by name where they are equal. */
  SIZE,
  /** Those with the most changes below them first, and by name where they are equal. */
  CHANGES;

  /** The one after this, the first again after the last. */
  public SortOrder next() {
    return switch (this) {
      case NAME -> SIZE;
      case SIZE -> CHANGES;
      case CHANGES -> NAME;
    };
  }
}
