package darsena.error;

import java.util.Optional;

/**
 * A failure in words for the person at the terminal: what could not be done, to which object, why,
 * and what to do about it.
 */
public class DarsenaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final String remedy;

  /**
   * @param kind what sort of failure it is; decides the exit status
   * @param problem one sentence without a final stop: "cannot pull `a:1`: the registry has no tag
   *     `1`"
   * @param remedy one sentence that says what to do, or empty
   */
  public DarsenaException(ErrorKind kind, String problem, String remedy) {
    super(problem);
    this.kind = kind;
    this.remedy = remedy;
  }

  /** The same, with what was thrown below; the cause is shown only with {@code --debug}. */
  public DarsenaException(ErrorKind kind, String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.kind = kind;
    this.remedy = remedy;
  }

  /** What sort of failure it is. */
  public ErrorKind kind() {
    return kind;
  }

  /** The sentence that says what could not be done, to what, and why. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /** What to do about it, where there is something. */
  public Optional<String> remedy() {
    return remedy.isEmpty() ? Optional.empty() : Optional.of(remedy);
  }
}
