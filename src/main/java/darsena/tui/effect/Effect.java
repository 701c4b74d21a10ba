package darsena.tui.effect;

import java.util.Optional;

/**
 * Something to do in the world. A record, so that a test can tell what would be done. It runs on a
 * virtual thread of its own and answers with messages; a {@link darsena.error.DarsenaException}
 * from it is shown.
 */
public interface Effect {

  /** Does it. Interruption means that nobody wants it any more. */
  void perform(World world) throws InterruptedException;

  /** Of two effects with the same key, the later ends the earlier. */
  default Optional<String> key() {
    return Optional.empty();
  }
}
