package darsena.engine.container;

import java.util.List;
import java.util.Optional;

/**
 * One more program in a container; what is empty is as the container's own.
 *
 * @param detach return at once, keep nothing of its output
 */
public record ExecRequest(
    List<String> command,
    List<String> environment,
    Optional<String> workingDirectory,
    Optional<String> user,
    boolean terminal,
    boolean stdinOpen,
    boolean detach,
    boolean privileged,
    Optional<String> detachKeys) {

  /** Copies the lists. */
  public ExecRequest {
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  /** A program at a terminal. */
  public static ExecRequest interactive(List<String> command) {
    return new ExecRequest(
        command,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        false,
        false,
        Optional.empty());
  }
}
