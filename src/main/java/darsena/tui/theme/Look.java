package darsena.tui.theme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * What every view needs to draw: styles, signs, and the time it is.
 *
 * @param localZone asked for the time zone when a local time is shown: the first question reads all
 *     zones there are
 */
public record Look(Theme theme, Glyphs glyphs, Instant now, Supplier<ZoneId> localZone) {

  /** How the role looks. */
  public Style style(Role role) {
    return theme.style(role);
  }

  /** The time zone of this place. */
  public ZoneId zone() {
    return localZone.get();
  }
}
