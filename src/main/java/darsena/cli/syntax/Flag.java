package darsena.cli.syntax;

import java.util.List;

/**
 * One flag of a command.
 *
 * @param names with their dashes, a short one first, where there is one: {@code -a}, {@code --all};
 *     after the long one, others that mean the same and that help does not show
 * @param kind what follows it
 * @param placeholder what its value is called in help; empty for a switch
 * @param text one line of help
 */
public record Flag(List<String> names, Kind kind, String placeholder, String text) {

  /** What a flag takes. */
  public enum Kind {
    /** On, or off with {@code =false}. */
    SWITCH,
    /** One value; the last one counts. */
    VALUE,
    /** A value each time it is given. */
    LIST
  }

  /** Copies the names. */
  public Flag {
    names = List.copyOf(names);
  }

  /** The long name without dashes: what {@link Arguments} know it by. */
  public String key() {
    return longName().substring(2);
  }

  /** {@code -a, --all}, as messages name it. */
  public String title() {
    return hasShort() ? names.getFirst() + ", " + longName() : longName();
  }

  /** Whether it has a name of one letter. */
  public boolean hasShort() {
    return !names.getFirst().startsWith("--");
  }

  private String longName() {
    return hasShort() ? names.get(1) : names.getFirst();
  }
}
