package darsena.tui.update;

import darsena.tui.keys.Stroke;
import darsena.tui.model.Overlay;

/** Keys while the help is shown: they scroll it or close it. */
final class HelpKeys {
  private static final int PAGE = 10;

  private HelpKeys() {}

  static Overlay typed(Overlay overlay, Stroke stroke) {
    int top = overlay.helpTop();
    return switch (stroke.toString()) {
      case "j", "Down" -> overlay.help(top + 1);
      case "k", "Up" -> overlay.help(Math.max(0, top - 1));
      case "PgDn", "Space", "^D", "^F" -> overlay.help(top + PAGE);
      case "PgUp", "^U", "^B" -> overlay.help(Math.max(0, top - PAGE));
      case "g", "Home" -> overlay.help(0);
      default -> overlay.help(-1);
    };
  }
}
