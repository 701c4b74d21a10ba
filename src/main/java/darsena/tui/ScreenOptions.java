package darsena.tui;

import darsena.tui.terminal.Depth;
import java.util.Map;

/**
 * How the screen should look.
 *
 * @param ascii whether only ASCII may be drawn
 * @param dumb whether the terminal says that it cannot place text
 */
public record ScreenOptions(boolean ascii, Depth depth, boolean dumb) {

  /** What the environment suggests. */
  public static ScreenOptions of(Map<String, String> environment) {
    String locale =
        environment.getOrDefault(
            "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
    String terminal = environment.getOrDefault("TERM", "");
    boolean ascii = terminal.equals("linux") || isPlain(locale);
    return new ScreenOptions(ascii, Depth.of(environment), terminal.equals("dumb"));
  }

  /** Only an explicit other character set counts: most containers name no locale at all. */
  private static boolean isPlain(String locale) {
    return locale.contains(".") && !locale.toLowerCase(java.util.Locale.ROOT).contains("utf");
  }
}
