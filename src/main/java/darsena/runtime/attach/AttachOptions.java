package darsena.runtime.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a session a client wants.
 *
 * @param signalProxy whether signals to this process go to the program
 * @param detachKeys docker's notation; {@code ctrl-p,ctrl-q} when empty
 */
public record AttachOptions(
    boolean stdin,
    boolean stdout,
    boolean stderr,
    boolean signalProxy,
    Optional<String> detachKeys) {

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!stdin) {
      arguments.add("--no-stdin");
    }
    if (!stdout) {
      arguments.add("--no-stdout");
    }
    if (!stderr) {
      arguments.add("--no-stderr");
    }
    if (signalProxy) {
      arguments.add("--signal-proxy");
    }
    detachKeys.ifPresent(keys -> arguments.addAll(List.of("--detach-keys", keys)));
    return arguments;
  }
}
