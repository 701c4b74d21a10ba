package darsena.engine.explore;

import java.util.EnumSet;
import java.util.Set;

/** In what two versions of a path differ. */
public enum Difference {
  /** One is a directory, say, and the other a file. */
  KIND(1),
  /** The bytes, or where a link points. */
  CONTENT(2),
  /** The permission bits. */
  MODE(4),
  /** The user or the group. */
  OWNER(8),
  /** The time of modification. */
  TIME(16),
  /** The extended attributes, file capabilities among them. */
  ATTRIBUTES(32);

  private final int bit;

  Difference(int bit) {
    this.bit = bit;
  }

  int bit() {
    return bit;
  }

  static Set<Difference> of(int bits) {
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    for (Difference difference : values()) {
      if ((bits & difference.bit()) != 0) {
        differences.add(difference);
      }
    }
    return differences;
  }
}
