package darsena.engine.local.images;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Work on the store's files; what goes wrong there is worded here. */
@FunctionalInterface
interface StoreWork<T> {
  T perform() throws IOException;

  /** Does it; the action is what cannot be done when it fails. */
  static <T> T reading(String action, StoreWork<T> work) {
    try {
      return work.perform();
    } catch (ClosedByInterruptException unwanted) {
      throw new DarsenaException(ErrorKind.CANCELLED, "cannot " + action + ": interrupted", "");
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.DAMAGED,
          "cannot " + action + ": " + FailureWords.of(problem),
          "Pull the image again.",
          problem);
    }
  }
}
