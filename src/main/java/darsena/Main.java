package darsena;

import darsena.cli.Cli;
import darsena.cli.GlobalOptions;
import darsena.cli.ThisProcess;
import darsena.cli.command.Surroundings;
import darsena.cli.runtime.RuntimeCommand;
import darsena.engine.Engine;
import darsena.engine.local.Configuration;
import darsena.engine.local.LocalEngine;
import darsena.engine.local.runtime.LocalBundleRuntime;
import darsena.engine.runtime.BundleRuntime;
import darsena.os.OsException;
import darsena.os.terminal.Terminal;
import darsena.os.terminal.TerminalSize;
import darsena.tui.Harbour;
import darsena.tui.Screen;
import darsena.tui.ScreenOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Composition root: wires the engine to a front end. */
public final class Main {
  private Main() {}

  /** Runs one command, or the screen when there is none. */
  public static void main(String[] arguments) {
    // Everything we say is English; formats of other places would be looked up, and slowly.
    Locale.setDefault(Locale.US);
    List<String> line = List.of(arguments);
    Foresight.begin(line);
    int status = run(line);
    // All is undone and flushed; System.exit would look for loggers, to ask one whether to tell.
    Runtime.getRuntime().halt(status);
  }

  /** Runs one command line and tells the exit status. */
  static int run(List<String> arguments) {
    Surroundings surroundings = ThisProcess.surroundings(Main::window);
    if (!arguments.isEmpty() && arguments.getFirst().equals("runtime")) {
      return new RuntimeCommand(surroundings, Main::runtime)
          .run(arguments.subList(1, arguments.size()));
    }
    return new Cli(surroundings, Main::open, Main::screen).run(arguments);
  }

  private static Engine open(GlobalOptions options) {
    Harbour harbour = harbour(options);
    return harbour.engine().apply(harbour.settings().get());
  }

  static Harbour harbour(GlobalOptions options) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    options.configuration().ifPresent(file -> environment.put("DARSENA_CONFIG", file.toString()));
    return new Harbour(
        () -> Configuration.load(environment, options.root()),
        settings -> LocalEngine.open(settings, environment));
  }

  private static BundleRuntime runtime(Path root) {
    return LocalBundleRuntime.open(
        root, Path.of(System.getProperty("darsena.native", "/usr/lib/darsena")));
  }

  private static int screen(GlobalOptions options) {
    Screen.open(harbour(options), ScreenOptions.of(System.getenv()));
    return 0;
  }

  private static Surroundings.Window window() {
    try {
      TerminalSize size = new Terminal(1).size();
      return new Surroundings.Window(size.columns(), size.rows());
    } catch (OsException noTerminal) {
      return Surroundings.Window.standard();
    }
  }
}
