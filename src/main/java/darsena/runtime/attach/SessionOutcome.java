package darsena.runtime.attach;

/** Why a client's session is over. */
public sealed interface SessionOutcome {

  /** The program ended, with this status as a shell tells it. */
  record Exited(int status) implements SessionOutcome {}

  /**
   * The client left and the program goes on.
   *
   * @param status what the client's process ended with: 0 by keys, 128 + n by a signal
   */
  record Detached(int status) implements SessionOutcome {}

  /** The monitor ended without a word about the program. */
  record Lost() implements SessionOutcome {}
}
