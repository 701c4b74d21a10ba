package darsena.tui;

import darsena.tui.model.Model;
import darsena.tui.terminal.Depth;
import darsena.tui.theme.Glyphs;
import darsena.tui.theme.Look;
import darsena.tui.theme.Theme;
import darsena.tui.theme.ThemeFile;
import java.time.ZoneId;

/** Chooses how a model should look, by the options and the terminal's background. */
final class Looks {
  private final ScreenOptions options;

  Looks(ScreenOptions options) {
    this.options = options;
  }

  Look of(Model model) {
    Theme theme = ThemeFile.embedded(name(model));
    Glyphs glyphs = options.ascii() ? Glyphs.ASCII : Glyphs.UNICODE;
    return new Look(theme, glyphs, model.now(), ZoneId::systemDefault);
  }

  private String name(Model model) {
    if (options.depth() == Depth.NONE) {
      return "mono";
    }
    return model.colours().theme();
  }
}
