package darsena.cli.syntax;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;

/** A command line that the command does not understand. */
public final class UsageException extends DarsenaException {
  private static final long serialVersionUID = 1L;

  /** What docker ends with when a flag is wrong. */
  private static final int WRONG_FLAG = 125;

  private final int status;

  private UsageException(int status, String problem, String remedy) {
    super(ErrorKind.INVALID, problem, remedy);
    this.status = status;
  }

  /** A wrong flag. */
  public static UsageException flag(String problem, String remedy) {
    return new UsageException(WRONG_FLAG, problem, remedy);
  }

  /** Wrong or missing arguments, or no such command. */
  public static UsageException arguments(String problem, String remedy) {
    return new UsageException(1, problem, remedy);
  }

  /** The exit status. */
  public int status() {
    return status;
  }
}
