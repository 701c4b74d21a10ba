package darsena.registry.transport;

import darsena.error.ErrorKind;
import java.io.IOException;

/**
 * A registry that could not be reached, refused, or answered nonsense. The message gives the reason
 * only; who asked knows what for.
 */
public final class RegistryException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final String remedy;

  /** A reason without a final stop, and a remedy or an empty text. */
  public RegistryException(ErrorKind kind, String reason, String remedy) {
    super(reason);
    this.kind = kind;
    this.remedy = remedy;
  }

  RegistryException(ErrorKind kind, String reason, String remedy, Throwable cause) {
    super(reason, cause);
    this.kind = kind;
    this.remedy = remedy;
  }

  /** What sort of failure it is. */
  public ErrorKind kind() {
    return kind;
  }

  /** What to do about it, or empty. */
  public String remedy() {
    return remedy;
  }
}
