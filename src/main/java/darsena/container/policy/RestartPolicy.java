package darsena.container.policy;

/**
 * When a program that has ended is started again, without being asked.
 *
 * @param maximumRetries of {@link Mode#ON_FAILURE}; 0 for any number
 */
public record RestartPolicy(Mode mode, int maximumRetries) {

  /** Docker's four policies. */
  public enum Mode {
    /** Never. */
    NO("no"),
    /** When it ended with another status than 0. */
    ON_FAILURE("on-failure"),
    /** Whenever it ended, and after a reboot whatever it was doing. */
    ALWAYS("always"),
    /** Whenever it ended, and after a reboot unless a user had stopped it. */
    UNLESS_STOPPED("unless-stopped");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** Docker's word. */
    public String word() {
      return word;
    }
  }

  /** Checks that only {@link Mode#ON_FAILURE} counts, and not below zero. */
  public RestartPolicy {
    if (maximumRetries < 0) {
      throw new IllegalArgumentException("maximum retry count cannot be negative");
    }
    if (maximumRetries > 0 && mode != Mode.ON_FAILURE) {
      throw new IllegalArgumentException("maximum retry count can only be used with 'on-failure'");
    }
  }

  /** Never. */
  public static RestartPolicy none() {
    return new RestartPolicy(Mode.NO, 0);
  }

  /** Reads {@code on-failure:3} and the like; an {@link IllegalArgumentException} says why not. */
  public static RestartPolicy parse(String text) {
    int colon = text.indexOf(':');
    if (colon == 0) {
      throw new IllegalArgumentException("no policy provided before colon");
    }
    String word = colon < 0 ? text : text.substring(0, colon);
    String count = colon < 0 ? "" : text.substring(colon + 1);
    return new RestartPolicy(mode(word), count.isEmpty() ? 0 : number(count));
  }

  private static Mode mode(String word) {
    for (Mode mode : Mode.values()) {
      if (mode.word.equals(word)) {
        return mode;
      }
    }
    if (word.isEmpty()) {
      return Mode.NO;
    }
    throw new IllegalArgumentException(
        "unknown policy '"
            + word
            + "'; use one of 'always', 'no', 'on-failure', or 'unless-stopped'");
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException other) {
      throw new IllegalArgumentException("maximum retry count must be an integer", other);
    }
  }

  /** Whether there is nothing to do after an end. */
  public boolean isNone() {
    return mode == Mode.NO;
  }

  /**
   * Whether a container that does not run is started when the machine has come up. As docker's
   * documentation has it, {@code on-failure} is about its own failures, not the machine's.
   *
   * @param started whether it ever was
   * @param stoppedByUser whether somebody has asked it to end since
   */
  public boolean resumes(boolean started, boolean stoppedByUser) {
    return switch (mode) {
      case NO, ON_FAILURE -> false;
      case ALWAYS -> started;
      case UNLESS_STOPPED -> started && !stoppedByUser;
    };
  }

  /** As {@code --restart} takes it. */
  @Override
  public String toString() {
    return maximumRetries == 0 ? mode.word : mode.word + ":" + maximumRetries;
  }
}
