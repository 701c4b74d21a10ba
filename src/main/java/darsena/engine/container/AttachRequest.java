package darsena.engine.container;

import java.util.Optional;

/**
 * How to attach.
 *
 * @param stdin whether our standard input goes to the container
 * @param signalProxy whether signals to this process go to the container's first
 * @param detachKeys docker's notation, {@code ctrl-p,ctrl-q} by default
 */
public record AttachRequest(
    boolean stdin,
    boolean stdout,
    boolean stderr,
    boolean signalProxy,
    Optional<String> detachKeys) {

  /** All three streams, signals passed on, docker's keys. */
  public static AttachRequest everything() {
    return new AttachRequest(true, true, true, true, Optional.empty());
  }
}
