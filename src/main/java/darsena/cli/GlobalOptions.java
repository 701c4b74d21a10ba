package darsena.cli;

import darsena.cli.format.Colors;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands before the command.
 *
 * @param root the store, when it is not the configured one
 * @param configuration the configuration file, when it is not the usual one
 * @param debug whether errors come with their stack traces
 * @param color when output is coloured
 */
public record GlobalOptions(
    Optional<Path> root, Optional<Path> configuration, boolean debug, Colors.When color) {

  /** What an empty line says. */
  static final GlobalOptions NONE =
      new GlobalOptions(Optional.empty(), Optional.empty(), false, Colors.When.AUTO);

  static Syntax syntax() {
    return Syntax.of(
            "[OPTIONS] COMMAND",
            "A container manager that lives in a terminal. Without a command it opens the screen.")
        .arguments(0, Integer.MAX_VALUE)
        .flagsEndAtFirstArgument()
        .value("--color", "WHEN", "auto, always or never (default auto; NO_COLOR)")
        .value("--config", "FILE", "Configuration file (DARSENA_CONFIG)")
        .toggle("-D, --debug", "Show a stack trace with each error")
        .value("--root", "DIR", "Directory of images and containers (DARSENA_ROOT)")
        .toggle("-v, --version", "Print the version");
  }

  static GlobalOptions of(Arguments arguments) {
    return new GlobalOptions(
        arguments.read("root", Path::of),
        arguments.read("config", Path::of),
        arguments.on("debug"),
        arguments.read("color", Colors.When::of).orElse(Colors.When.AUTO));
  }
}
