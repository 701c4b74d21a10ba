package darsena.tui;

import darsena.os.terminal.TerminalAttributes;
import darsena.tui.terminal.HostTty;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A session of the screen that nobody looks at, so that the start-up cache knows what it takes. */
public final class ScreenRehearsal {
  /** What a terminal answers to the question for its background. */
  private static final String DARK = "\033]11;rgb:0000/0000/0000\033\\";

  private static final String ESCAPE = "\033";

  /** Each page, most of what can be opened on it, and the way out. */
  private static final List<String> KEYS =
      List.of(
          // Containers: the list, the tabs of the detail, search in the log, help, dialogs.
          DARK,
          "j",
          "k",
          "\t",
          "]",
          "]",
          "]",
          "]",
          "[",
          "l",
          "g",
          "G",
          "w",
          "t",
          "/",
          "lit",
          "\r",
          "n",
          ESCAPE,
          "z",
          "z",
          ESCAPE,
          "?",
          "j",
          ESCAPE,
          "/",
          "re",
          ESCAPE,
          " ",
          "\\",
          "o",
          "d",
          ESCAPE,
          "R",
          "\t",
          ESCAPE,
          // Images, and the layers of one.
          "2",
          "j",
          "k",
          "\t",
          "]",
          "\t",
          "\r",
          "j",
          "\t",
          "j",
          " ",
          "\r",
          ESCAPE,
          "A",
          "u",
          "\t",
          ESCAPE,
          ESCAPE,
          "P",
          ESCAPE,
          // Pulls, the system, and out; the first key closes what may still be open.
          "3",
          "4",
          "1",
          ESCAPE,
          "q");

  /** What only a real terminal needs. */
  private static final List<Class<?>> REAL = List.of(HostTty.class, TerminalAttributes.class);

  private ScreenRehearsal() {}

  /** Plays it. */
  public static void play(Harbour harbour) {
    System.err.println("known for a real terminal: " + REAL);
    ScreenOptions options = ScreenOptions.of(Map.of("TERM", "xterm-256color"));
    try {
      Screen.open(harbour, options, new PaperTty(120, 36, KEYS), InstantSource.system());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
