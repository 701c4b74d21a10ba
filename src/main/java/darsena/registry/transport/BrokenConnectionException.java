package darsena.registry.transport;

import java.io.IOException;

/** A connection that was made and then ended before there was an answer. */
public final class BrokenConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenConnectionException(Origin origin, Throwable cause) {
    super("the connection to " + origin + " broke", cause);
  }
}
