package darsena;

import darsena.cli.GlobalOptions;
import darsena.cli.format.Colors;
import darsena.tui.ScreenRehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Does a little of everything once, so that the start-up cache knows the classes of all of it. */
public final class Rehearsal {
  /** Stands for the screen, which is opened without a command. */
  private static final String SCREEN = "";

  private static final List<String> LINES =
      List.of(
          "version",
          "--help",
          "images",
          "create --name rehearsal lanterna hello",
          "start -a rehearsal",
          "ps -a",
          "logs rehearsal",
          "inspect rehearsal",
          "inspect lanterna",
          "history lanterna",
          "diff rehearsal",
          "rm rehearsal",
          "run --rm lanterna true",
          "run -d --name rehearsal lanterna",
          "exec rehearsal true",
          "pause rehearsal",
          "unpause rehearsal",
          "stats --no-stream",
          "top rehearsal",
          SCREEN,
          "stop rehearsal",
          "rm -f rehearsal",
          "info",
          "pull lanterna");

  private Rehearsal() {}

  /** Works in a store of its own, in the directory that is the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Foresight.begin(List.of("run"));
    Foresight.begin(List.of());
    for (String line : LINES) {
      int status = line.equals(SCREEN) ? screen(root) : command(root, line);
      System.err.println("rehearsed `" + line + "`: " + status);
    }
    try (RehearsalRegistry registry = new RehearsalRegistry()) {
      System.err.println("rehearsed a pull: " + command(root, "pull " + registry.image()));
    }
  }

  private static int command(Path root, String line) {
    return Main.run(
        Stream.concat(Stream.of("--root", root.toString()), Stream.of(line.split(" "))).toList());
  }

  private static int screen(Path root) {
    GlobalOptions options =
        new GlobalOptions(Optional.of(root), Optional.empty(), false, Colors.When.AUTO);
    ScreenRehearsal.play(Main.harbour(options));
    return 0;
  }
}
