package darsena.tui.effect;

import darsena.engine.Engine;
import darsena.tui.message.Message;
import java.time.Instant;
import java.util.function.Supplier;

/** What effects act on. */
public interface World {

  /** The engine. */
  Engine engine();

  /** Sends a message to the screen; from any thread. */
  void tell(Message message);

  /** Says how far the job is that runs here; without a job, nothing. */
  void advance(String note, double fraction);

  /**
   * Something that several effects use at once, opened by the first and closed by the last of them.
   *
   * @param name what it is; one name always stands for the same type
   */
  <T extends AutoCloseable> Lease<T> share(String name, Class<T> type, Supplier<T> opener);

  /** The time. */
  Instant now();
}
