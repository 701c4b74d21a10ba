package darsena.cli.command;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.util.function.Consumer;

/** Does the same to each named object, and goes on after a failure, as docker does. */
public final class EachObject {
  private EachObject() {}

  /**
   * Calls the action with each argument; prints the argument when it is done, the error when it
   * fails.
   *
   * @return 1 when one failed
   */
  public static int print(Session session, Consumer<String> action) {
    return run(
        session,
        name -> {
          action.accept(name);
          session.print(name);
        });
  }

  /** The same, and prints nothing when it is done. */
  public static int run(Session session, Consumer<String> action) {
    int status = 0;
    for (String name : session.arguments().words()) {
      try {
        action.accept(name);
      } catch (DarsenaException failure) {
        if (failure.kind() == ErrorKind.CANCELLED) {
          throw failure;
        }
        session.report(failure);
        status = 1;
      }
    }
    return status;
  }
}
