package darsena.cli.format;

import darsena.error.ErrorReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which of our streams are coloured.
 *
 * @param out whether standard output is
 * @param err whether standard error is
 */
public record Colors(boolean out, boolean err) {
  private static final String SPEAKER = "darsena:";

  /** What {@code --color} says. */
  public enum When {
    /** At a terminal that has colours, unless {@code NO_COLOR} is set. */
    AUTO,
    /** Everywhere. */
    ALWAYS,
    /** Nowhere. */
    NEVER;

    /** The word as it is typed. */
    public static When of(String word) {
      try {
        return valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException other) {
        throw new IllegalArgumentException("it takes auto, always or never", other);
      }
    }
  }

  /** What comes of a wish, the environment, and whether the streams are terminals. */
  public static Colors of(
      When when, Map<String, String> environment, boolean outTerminal, boolean errTerminal) {
    return switch (when) {
      case ALWAYS -> new Colors(true, true);
      case NEVER -> new Colors(false, false);
      case AUTO -> {
        boolean wanted = mayColor(environment);
        yield new Colors(wanted && outTerminal, wanted && errTerminal);
      }
    };
  }

  /** See no-color.org: set, and not to nothing. */
  private static boolean mayColor(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** An error for standard error, line by line. */
  public List<String> of(ErrorReport report) {
    return report.lines().stream().map(this::line).toList();
  }

  private String line(String text) {
    return err && text.startsWith(SPEAKER)
        ? Paint.ERROR.over(SPEAKER) + text.substring(SPEAKER.length())
        : text;
  }
}
