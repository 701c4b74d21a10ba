package darsena.engine.explore;

import java.util.EnumSet;
import java.util.Set;

/** In what two versions of a path differ. */
public enum Difference {
  /** One is a directory, say, and the other a file. */
  KIND,
  /** The bytes, or where a link points. */
  CONTENT,
  /** The permission bits. */
  MODE,
  /** The user or the group. */
  OWNER,
  /** The time of modification. */
  TIME,
  /** The extended attributes, file capabilities among them. */
  ATTRIBUTES;

  int bit() {
    return 1 << ordinal();
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
