package darsena.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The static helper on this host; docs/helper.md says what it can be asked for. */
public record HelperBinary(Path path) {

  /** A command line for one of its calls. */
  public List<String> command(String call, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(path.toString(), call));
    command.addAll(arguments);
    return command;
  }
}
