package darsena.registry.tls;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import java.io.IOException;
import java.nio.file.Path;

/** Words for files of keys and certificates that are of no use. */
final class CertificateProblem {
  private CertificateProblem() {}

  static DarsenaException of(String what, Path file, String reason, Throwable cause) {
    return new DarsenaException(
        ErrorKind.INVALID,
        "cannot use the " + what + " `" + file + "`: " + reason,
        "Repair or remove the file.",
        cause);
  }

  static DarsenaException of(String what, Path file, String reason) {
    return new DarsenaException(
        ErrorKind.INVALID,
        "cannot use the " + what + " `" + file + "`: " + reason,
        "Repair or remove the file.");
  }

  static DarsenaException unreadable(String what, Path file, IOException cause) {
    return of(what, file, FailureWords.of(cause), cause);
  }
}
