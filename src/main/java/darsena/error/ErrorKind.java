package darsena.error;

/** The sorts of failure that a front end tells apart, with docker's exit statuses. */
public enum ErrorKind {
  /** The request itself is wrong: a bad flag, a malformed reference. */
  INVALID(125),
  /** A named object is not there. */
  NOT_FOUND(125),
  /** The object is there, but in another state than the request needs, or its name is taken. */
  CONFLICT(125),
  /** Somebody else refused: a registry, a kernel, a missing right. */
  REFUSED(125),
  /** The command inside the container cannot be executed. */
  NOT_EXECUTABLE(126),
  /** The command inside the container is not there. */
  COMMAND_NOT_FOUND(127),
  /** The host failed: disk, network, kernel. */
  FAILED(125),
  /** What is on disk is not what was written there. */
  DAMAGED(125),
  /** The person, or a signal, ended the work. */
  CANCELLED(130);

  private final int runStatus;

  ErrorKind(int runStatus) {
    this.runStatus = runStatus;
  }

  /**
   * The exit status of {@code run}, {@code create}, {@code start} and {@code exec} for this
   * failure. Other commands exit with 1.
   */
  public int runStatus() {
    return runStatus;
  }
}
