package darsena;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Does a little of everything once, so that the start-up cache knows the classes of all of it. */
public final class Rehearsal {
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
          "stop rehearsal",
          "rm -f rehearsal",
          "info",
          "pull lanterna");

  private Rehearsal() {}

  /** Works in a store of its own, in the directory that is the only argument. */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    for (String line : LINES) {
      int status =
          Main.run(
              Stream.concat(Stream.of("--root", root.toString()), Stream.of(line.split(" ")))
                  .toList());
      System.err.println("rehearsed `" + line + "`: " + status);
    }
  }
}
