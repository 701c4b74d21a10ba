package darsena.engine.container.log;

/** Takes the lines of a log as they are read, from one thread. */
@FunctionalInterface
public interface LogSink {

  /**
   * The next line, or a piece of one: after a partial one, the next of the same stream continues
   * it.
   */
  void line(LogLine line);

  /** Nothing more is there now, and the reader is about to wait: the moment to flush. */
  default void caughtUp() {}
}
