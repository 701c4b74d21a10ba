package darsena.engine;

import darsena.engine.event.EventPeriod;
import darsena.engine.event.EventSink;

/**
 * What happens to the images and containers of the store, whoever causes it. It is kept in a
 * journal of limited size: the oldest is forgotten.
 */
public interface Events {

  /**
   * Tells the events of a period in order, and returns at its end, when the sink wants no more, or
   * when the thread is interrupted.
   */
  void read(EventPeriod period, EventSink sink);
}
