package darsena.engine;

/**
 * The engine: one store and what runs from it. Several processes may have the same store open; they
 * meet in its files. All methods may block, are safe from any thread, and end early with a {@link
 * darsena.error.DarsenaException} of kind CANCELLED when their thread is interrupted.
 */
public interface Engine extends AutoCloseable {

  /** Images and what is in them. */
  Images images();

  /** Containers and what they do. */
  Containers containers();

  /** Files into containers and out of them. */
  Transfers transfers();

  /** What happens to all of them. */
  Events events();

  /** The room in the store, and its order. */
  Housekeeping housekeeping();

  /** The host and the store. */
  HostReport host();

  /**
   * Wakes the listener, from a thread of the engine's, after anything in the store or the state of
   * any container may have changed, whoever changed it. Several changes may come as one call.
   */
  Subscription onChange(Runnable listener);

  @Override
  void close();

  /** Ends a listener. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
