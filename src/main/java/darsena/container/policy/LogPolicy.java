package darsena.container.policy;

/**
 * What becomes of a container's output.
 *
 * @param kept whether there is a log at all
 * @param maximumBytes size at which a file of the log is followed by the next; 0 for what the
 *     configuration says
 * @param maximumFiles files that are kept, the current one included; 0 for what the configuration
 *     says
 */
public record LogPolicy(boolean kept, long maximumBytes, int maximumFiles) {
  private static final int MOST_FILES = 1_000;

  /** Refuses what no log could be. */
  public LogPolicy {
    if (maximumBytes < 0) {
      throw new IllegalArgumentException("the size of a log cannot be negative");
    }
    if (maximumFiles < 0 || maximumFiles > MOST_FILES) {
      throw new IllegalArgumentException("a log has 1 to " + MOST_FILES + " files");
    }
  }

  /** As the configuration says. */
  public static LogPolicy standard() {
    return new LogPolicy(true, 0, 0);
  }

  /** No log. */
  public static LogPolicy none() {
    return new LogPolicy(false, 0, 0);
  }
}
