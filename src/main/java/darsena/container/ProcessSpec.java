package darsena.container;

import java.util.List;

/**
 * The program a container runs, the image's defaults already applied.
 *
 * @param entrypoint the fixed beginning of the command line, may be empty
 * @param command the rest of it; together they have at least one word
 * @param environment {@code NAME=value}, in order, names unique
 * @param workingDirectory absolute; made in the container when missing
 * @param user {@code name|uid[:group|gid]} as asked, resolved inside the root; empty for root
 * @param terminal whether it gets a pseudo-terminal
 * @param stdinOpen whether its standard input is kept open ({@code -i})
 */
public record ProcessSpec(
    List<String> entrypoint,
    List<String> command,
    List<String> environment,
    String workingDirectory,
    String user,
    boolean terminal,
    boolean stdinOpen) {

  /** Copies the lists. */
  public ProcessSpec {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  /** The whole command line. */
  public List<String> arguments() {
    return java.util.stream.Stream.concat(entrypoint.stream(), command.stream()).toList();
  }
}
