package darsena.tui.model;

import java.util.Optional;

/**
 * In which colours the screen is drawn.
 *
 * @param chosen the theme that is configured
 * @param light whether the terminal's background is light
 */
public record Colours(Optional<String> chosen, boolean light) {
  /** Before anybody has said anything. */
  public static final Colours UNKNOWN = new Colours(Optional.empty(), false);

  /** The name of the theme. */
  public String theme() {
    return chosen.orElse(light ? "light" : "dark");
  }

  /** On a terminal with that background. */
  public Colours on(boolean lightBackground) {
    return new Colours(chosen, lightBackground);
  }

  /** With that theme, whatever the background. */
  public Colours choosing(String theme) {
    return new Colours(Optional.of(theme), light);
  }
}
