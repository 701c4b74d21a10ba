package darsena.engine.container;

/** Why an attached session is over. */
public sealed interface SessionEnd {

  /** The program ended, with this status as a shell tells it. */
  record Ended(int status) implements SessionEnd {}

  /** The user detached; the program goes on. */
  record Detached() implements SessionEnd {}
}
