package darsena.tui.effect;

/** A share of something that stays open while anybody has one. */
public interface Lease<T> extends AutoCloseable {

  /** The thing. */
  T value();

  @Override
  void close();
}
