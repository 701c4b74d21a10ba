package darsena.tui;

import darsena.tui.model.Model;
import darsena.tui.terminal.Depth;
import darsena.tui.theme.Glyphs;
import darsena.tui.theme.Look;
import darsena.tui.theme.Theme;
import darsena.tui.theme.ThemeFile;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Chooses how a model should look, by the options and the terminal's background. */
final class Looks {
  private final ScreenOptions options;
  private final Map<String, Theme> read = new HashMap<>();

  Looks(ScreenOptions options) {
    this.options = options;
  }

  Look of(Model model) {
    Theme theme = read.computeIfAbsent(name(model), ThemeFile::embedded);
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
