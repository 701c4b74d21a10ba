package darsena.engine.local.runtime;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;

/** Failures in the words that runc's callers look for. */
final class RuntimeFailure {
  private RuntimeFailure() {}

  static DarsenaException conflict(String problem) {
    return new DarsenaException(ErrorKind.CONFLICT, problem, "");
  }

  static DarsenaException invalid(String problem) {
    return new DarsenaException(ErrorKind.INVALID, problem, "");
  }

  static DarsenaException missing() {
    return new DarsenaException(ErrorKind.NOT_FOUND, "container does not exist", "");
  }

  static DarsenaException failed(String problem, Throwable cause) {
    return new DarsenaException(ErrorKind.FAILED, problem, "", cause);
  }
}
