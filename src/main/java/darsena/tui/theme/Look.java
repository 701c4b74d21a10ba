package darsena.tui.theme;

import java.time.Instant;
import java.time.ZoneId;

/** What every view needs to draw: styles, signs, and the time it is. */
public record Look(Theme theme, Glyphs glyphs, Instant now, ZoneId zone) {

  /** How the role looks. */
  public Style style(Role role) {
    return theme.style(role);
  }
}
