package darsena.registry.transport;

import java.io.IOException;

/** A server that speaks no TLS, or whose certificate is not trusted. */
public final class TlsException extends IOException {
  private static final long serialVersionUID = 1L;

  TlsException(Origin origin, Throwable cause) {
    super("no trusted connection to " + origin + ": " + cause.getMessage(), cause);
  }
}
