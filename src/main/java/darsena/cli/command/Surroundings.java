package darsena.cli.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The process around a command: its streams, what they are, its environment, the time.
 *
 * @param in raw
 * @param out UTF-8, buffered
 * @param err UTF-8, flushed at each line
 * @param terminals which of the standard streams are terminals
 * @param localZone asked for the time zone, when a local time has to be shown
 * @param window asked for the size of the terminal, when something has to fit into it
 */
public record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Terminals terminals,
    Supplier<Window> window,
    Map<String, String> environment,
    InstantSource clock,
    Supplier<ZoneId> localZone) {

  /** The time zone of this place; the first question reads all zones there are. */
  public ZoneId zone() {
    return localZone.get();
  }

  /** Which of the standard streams are terminals. */
  public record Terminals(boolean in, boolean out, boolean err) {}

  /** The size of a terminal, in characters. */
  public record Window(int columns, int rows) {
    /** A terminal that nobody has told its size says 0. */
    public Window {
      columns = columns > 0 ? columns : 80;
      rows = rows > 0 ? rows : 24;
    }

    /** What is assumed where there is none. */
    public static Window standard() {
      return new Window(0, 0);
    }
  }
}
