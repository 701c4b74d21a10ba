package darsena.tui.effect;

import darsena.engine.Engine;
import darsena.tui.message.Message;
import java.time.Instant;

/** What effects act on. */
public interface World {

  /** The engine. */
  Engine engine();

  /** Sends a message to the screen; from any thread. */
  void tell(Message message);

  /** Says how far the job is that runs here; without a job, nothing. */
  void advance(String note, double fraction);

  /** The time. */
  Instant now();
}
