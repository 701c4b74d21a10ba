package darsena.registry.transport;

import java.io.IOException;

/** A registry, or a server it sends us to, with which no connection comes about. */
public final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean onThisHost;

  UnreachableException(Origin origin, Throwable cause) {
    super("no connection to " + origin, cause);
    this.onThisHost = LoopbackHosts.contains(origin.host());
  }

  /** Whether it would be on this host. */
  public boolean isOnThisHost() {
    return onThisHost;
  }

  /** What to do about it. */
  public String remedy() {
    return "Check that it runs, and the name, the port and the network.";
  }
}
