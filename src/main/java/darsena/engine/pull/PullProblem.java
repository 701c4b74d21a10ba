package darsena.engine.pull;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.ImageReference;
import darsena.layer.InvalidLayerException;
import darsena.oci.MalformedDocumentException;
import darsena.registry.transport.RegistryException;
import darsena.registry.transport.TlsException;
import darsena.registry.transport.UnreachableException;
import darsena.store.DigestMismatchException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;

/** Words for a pull that failed. */
final class PullProblem {
  private static final String TRY_AGAIN = "Pull again: what was fetched is kept.";

  private final ImageReference image;

  PullProblem(ImageReference image) {
    this.image = image;
  }

  DarsenaException of(ErrorKind kind, String reason, String remedy) {
    return new DarsenaException(kind, action() + reason, remedy);
  }

  DarsenaException cancelled() {
    return of(ErrorKind.CANCELLED, "it was interrupted", TRY_AGAIN);
  }

  DarsenaException of(IOException problem) {
    String reason = String.valueOf(problem.getMessage());
    return switch (problem) {
      case RegistryException refused -> of(refused.kind(), reason, refused.remedy(), problem);
      case TlsException distrust -> of(ErrorKind.REFUSED, reason, distrust.remedy(), problem);
      case UnreachableException gone -> of(ErrorKind.FAILED, reason, gone.remedy(), problem);
      case MalformedDocumentException _ -> of(ErrorKind.REFUSED, reason, "", problem);
      case InvalidLayerException _ -> of(ErrorKind.REFUSED, reason, "", problem);
      case DiskFullException full -> of(ErrorKind.FAILED, reason, full.remedy(), problem);
      case DigestMismatchException _ ->
          of(
              ErrorKind.REFUSED,
              reason,
              "Try again; if it stays so, something between here and its source changes content.",
              problem);
      case InterruptedIOException _ -> cancelled();
      case ClosedByInterruptException _ -> cancelled();
      default -> of(ErrorKind.FAILED, reason, TRY_AGAIN, problem);
    };
  }

  private DarsenaException of(ErrorKind kind, String reason, String remedy, Throwable cause) {
    return new DarsenaException(kind, action() + reason, remedy, cause);
  }

  private String action() {
    return "cannot pull `" + image.familiar() + "`: ";
  }
}
