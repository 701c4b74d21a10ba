package darsena.cli.format;

/** What a colour on the command line means: one of the terminal's own sixteen, or its dim text. */
public enum Paint {
  /** Text as it is. */
  PLAIN(""),
  /** Who reports an error. */
  ERROR("1;31"),
  /** It runs. */
  RUNNING("32"),
  /** It is held still. */
  PAUSED("33"),
  /** It ended in a way that nobody wanted. */
  FAILED("31"),
  /** It is at rest. */
  RESTING("2"),
  /** How far something has come. */
  PROGRESS("36");

  private final String codes;

  Paint(String codes) {
    this.codes = codes;
  }

  /** The text in this colour; the text must be free of controls, and wide enough already. */
  public String over(String text) {
    return codes.isEmpty() || text.isEmpty() ? text : "\u001b[" + codes + "m" + text + "\u001b[0m";
  }
}
