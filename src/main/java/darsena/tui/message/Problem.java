package darsena.tui.message;

import darsena.error.DarsenaException;
import java.util.Optional;

/** A failure in words. */
public record Problem(String problem, Optional<String> remedy) {

  /** What an exception says; one that was not meant for people says that it is a defect. */
  public static Problem of(Throwable failure) {
    if (failure instanceof DarsenaException known) {
      return new Problem(known.problem(), known.remedy());
    }
    return new Problem(
        "a defect of Darsena's: " + failure, Optional.of("Please report it with what you did."));
  }
}
