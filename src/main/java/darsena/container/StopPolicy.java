package darsena.container;

/**
 * How a container is asked to end.
 *
 * @param signal the number of the signal sent first; 15 (SIGTERM) unless image or flag say else
 * @param timeoutSeconds how long it has before SIGKILL; 10 by default, -1 for ever
 */
public record StopPolicy(int signal, int timeoutSeconds) {
  /** SIGTERM, then ten seconds. */
  public static StopPolicy standard() {
    return new StopPolicy(15, 10);
  }
}
