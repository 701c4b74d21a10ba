package darsena.cli.prune;

import darsena.cli.command.Session;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import java.io.IOException;
import java.util.List;

/** Asks before much is removed. */
final class Consent {
  private Consent() {}

  /** Whether the user agrees, or has said by {@code --force} that nobody need ask. */
  static boolean given(Session session, List<String> warning) {
    if (session.arguments().on("force")) {
      return true;
    }
    warning.forEach(session::print);
    session.out().print("Are you sure you want to continue? [y/N] ");
    session.out().flush();
    try {
      int answer = session.surroundings().in().read();
      return answer == 'y' || answer == 'Y';
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED, "cannot read the answer: " + FailureWords.of(problem), "", problem);
    }
  }
}
