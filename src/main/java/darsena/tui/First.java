package darsena.tui;

import com.googlecode.lanterna.TerminalSize;
import darsena.tui.message.PageId;
import darsena.tui.model.Activity;
import darsena.tui.model.Colours;
import darsena.tui.model.EngineState;
import darsena.tui.model.Model;
import darsena.tui.model.Overlay;
import darsena.tui.model.Sheet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the screen knows before anybody has told it anything. */
final class First {
  private First() {}

  static Model model(TerminalSize size, Instant now) {
    List<Sheet<?>> sheets = Pages.all().stream().<Sheet<?>>map(Sheet::first).toList();
    return new Model(
        size.getColumns(),
        size.getRows(),
        now,
        new EngineState.Opening(),
        sheets,
        PageId.CONTAINERS,
        Overlay.none(),
        Activity.none(),
        Colours.UNKNOWN,
        Optional.empty());
  }
}
