package darsena.tui;

import darsena.tui.terminal.Depth;
import java.util.Map;
import java.util.Optional;

/**
 * How the screen should look.
 *
 * @param theme dark, light or mono; empty for what suits the terminal
 * @param ascii whether only ASCII may be drawn
 */
public record ScreenOptions(Optional<String> theme, boolean ascii, Depth depth) {

  /** What the environment suggests. */
  public static ScreenOptions of(Map<String, String> environment) {
    String locale =
        environment.getOrDefault(
            "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
    boolean ascii = environment.getOrDefault("TERM", "").equals("linux") || isPlain(locale);
    return new ScreenOptions(Optional.empty(), ascii, Depth.of(environment));
  }

  /** Only an explicit other character set counts: most containers name no locale at all. */
  private static boolean isPlain(String locale) {
    return locale.contains(".") && !locale.toLowerCase(java.util.Locale.ROOT).contains("utf");
  }
}
