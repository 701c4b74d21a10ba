package darsena.runtime.bundle;

import java.util.List;

/**
 * A program that is told the container's state on its standard input.
 *
 * @param arguments its own name first; empty when only the path was given
 * @param seconds how long it may take, 0 for ever
 */
public record BundleHook(
    String path, List<String> arguments, List<String> environment, long seconds) {
  /** Copies the lists. */
  public BundleHook {
    arguments = arguments.isEmpty() ? List.of(path) : List.copyOf(arguments);
    environment = List.copyOf(environment);
  }
}
