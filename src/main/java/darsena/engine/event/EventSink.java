package darsena.engine.event;

/** Takes events as they come, from one thread. */
@FunctionalInterface
public interface EventSink {

  /** The next one. */
  void event(Event event);

  /**
   * Nothing more is known now, and the reader is about to wait: the moment to flush.
   *
   * @return whether more is wanted
   */
  default boolean caughtUp() {
    return true;
  }
}
