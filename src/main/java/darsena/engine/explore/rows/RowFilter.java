package darsena.engine.explore.rows;

import darsena.engine.explore.Change;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which paths are shown; directories on the way to one are shown too.
 *
 * @param changes what may have happened to them
 * @param text looked for in the path from {@code /}: a regular expression or, where it is none, the
 *     text itself; letter case counts only if it has a capital letter; empty for all
 */
public record RowFilter(Set<Change> changes, String text) {
  /** What a layer does, and nothing that it leaves alone. */
  public static final RowFilter TOUCHED =
      new RowFilter(EnumSet.of(Change.ADDED, Change.MODIFIED, Change.REMOVED), "");

  /** All there is. */
  public static final RowFilter ALL =
      new RowFilter(EnumSet.complementOf(EnumSet.of(Change.ABSENT)), "");

  /** Copies the set. */
  public RowFilter {
    changes = Set.copyOf(changes);
  }

  /** Shows what was not shown, or no longer what was. */
  public RowFilter toggled(Change change) {
    Set<Change> others = EnumSet.noneOf(Change.class);
    others.addAll(changes);
    if (!others.remove(change)) {
      others.add(change);
    }
    return new RowFilter(others, text);
  }

  /** The same with another text. */
  public RowFilter matching(String other) {
    return new RowFilter(changes, other);
  }

  /** Whether a path matches when one of its components does: neither a slash nor an expression. */
  boolean isPlain() {
    return text.chars().noneMatch(character -> "/\\.[]{}()*+?^$|".indexOf(character) >= 0);
  }

  Pattern pattern() {
    boolean plain = text.chars().noneMatch(Character::isUpperCase);
    int flags = plain ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    try {
      return Pattern.compile(text, flags);
    } catch (PatternSyntaxException notAnExpression) {
      return Pattern.compile(text, flags | Pattern.LITERAL);
    }
  }
}
