package darsena;

import darsena.cli.GlobalOptions;
import darsena.cli.format.Colors;
import darsena.tui.ScreenRehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does a little of everything once, so that a start-up cache knows the classes of it. There are two
 * caches, for the time to map one grows with all that is in it: a brief one for commands that
 * start, list and end, and one for everything. The brief one is made second, in the same store, so
 * that it does not know how the store came to be.
 */
public final class Rehearsal {
  private static final List<String> BRIEF =
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
          "ps");

  private static final List<String> ENDING = List.of("stop rehearsal", "rm -f rehearsal", "info");

  private Rehearsal() {}

  /** Works in a store of its own, in a directory; plays {@code brief} or {@code all}. */
  public static void main(String[] arguments) throws IOException {
    boolean brief = arguments[0].equals("brief");
    Path root = Path.of(arguments[1]);
    Foresight.begin(List.of("run"));
    BRIEF.forEach(line -> command(root, line));
    new RehearsalBundle(root).play();
    if (!brief) {
      Foresight.begin(List.of());
      screen(root);
    }
    ENDING.forEach(line -> command(root, line));
    if (!brief) {
      command(root, "pull lanterna");
      try (RehearsalRegistry registry = new RehearsalRegistry()) {
        command(root, "pull " + registry.image());
      }
    }
  }

  private static void command(Path root, String line) {
    List<String> words =
        Stream.concat(Stream.of("--root", root.toString()), Stream.of(line.split(" "))).toList();
    System.err.println("rehearsed `" + line + "`: " + Main.run(words));
  }

  private static void screen(Path root) {
    GlobalOptions options =
        new GlobalOptions(Optional.of(root), Optional.empty(), false, Colors.When.AUTO);
    ScreenRehearsal.play(Main.harbour(options));
  }
}
