package darsena.tui.pulls;

import darsena.text.ByteSize;
import darsena.text.DisplayWidth;
import darsena.text.ForeignText;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.widget.Gauge;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Selection;
import darsena.tui.widget.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws pulls: a line each, and below it a bar for each layer of those that run or are selected.
 */
final class PullsDrawing {
  private static final int BAR = 20;
  private static final int NARROW_BAR = 10;
  private static final int WIDE = 76;
  private static final int NARROW = 50;

  private final Pane pane;
  private final Look look;

  private PullsDrawing(Pane pane, Look look) {
    this.pane = pane;
    this.look = look;
  }

  /** One row, drawn where it falls. */
  private interface Row {
    void draw(int row);
  }

  static void draw(PullsModel model, Pane pane, Look look) {
    if (model.pulls().isEmpty()) {
      pane.fit(
          1,
          1,
          pane.width() - 2,
          "Nothing is being fetched. P pulls an image.",
          look.style(Role.MUTED));
      return;
    }
    new PullsDrawing(pane, look).draw(model);
  }

  private void draw(PullsModel model) {
    List<Row> rows = new ArrayList<>();
    int selectedRow = 0;
    for (int index = 0; index < model.pulls().size(); index++) {
      Pull pull = model.pulls().get(index);
      boolean selected = index == model.selected();
      selectedRow = selected ? rows.size() : selectedRow;
      rows.add(row -> head(pull, selected, row));
      if (selected || pull.isRunning()) {
        body(pull, rows);
      }
    }
    int top = Math.clamp(selectedRow, 0, Math.max(0, rows.size() - pane.height()));
    for (int row = 0; row < Math.min(pane.height(), rows.size() - top); row++) {
      rows.get(top + row).draw(row);
    }
  }

  private void head(Pull pull, boolean selected, int row) {
    String state = state(pull);
    int room = pane.width() - DisplayWidth.of(state) - 4;
    int at = pane.fit(1, row, Math.max(10, room), pull.name(), look.style(Role.TITLE));
    if (room - at > DisplayWidth.of(pull.remark()) + 2) {
      pane.text(at + 2, row, pull.remark(), look.style(Role.MUTED));
    }
    pane.textRight(pane.width() - 1, row, state, style(pull));
    if (selected) {
      Selection.draw(pane, row, true, look);
    }
  }

  private String state(Pull pull) {
    return switch (pull.outcome()) {
      case Pull.Outcome.Running _ ->
          pull.layers().isEmpty() ? "asking the registry" : progress(pull);
      case Pull.Outcome.Done(var image, var took) ->
          image.upToDate()
              ? look.glyphs().check() + " up to date"
              : String.format(
                  Locale.ROOT, "%s done in %.1f s", look.glyphs().check(), took.toMillis() / 1e3);
      case Pull.Outcome.Cancelled _ -> "cancelled";
      case Pull.Outcome.Failed _ -> look.glyphs().failed() + " failed";
    };
  }

  private String progress(Pull pull) {
    String percent = (int) (pull.fraction() * 100) + "%";
    String speed = pull.speed() < 1 ? "" : "  " + ByteSize.decimal((long) pull.speed()) + "/s";
    String left = pull.left().map(time -> "  eta " + time.toSeconds() + "s").orElse("");
    if (pane.width() < WIDE) {
      return percent + left;
    }
    String bytes = ByteSize.decimal(pull.done()) + " of " + ByteSize.decimal(pull.total());
    return percent + "  " + bytes + speed + left;
  }

  private Style style(Pull pull) {
    return look.style(
        switch (pull.outcome()) {
          case Pull.Outcome.Running _ -> Role.TEXT;
          case Pull.Outcome.Done _ -> Role.GOOD;
          case Pull.Outcome.Cancelled _ -> Role.MUTED;
          case Pull.Outcome.Failed _ -> Role.ERROR;
        });
  }

  private void body(Pull pull, List<Row> rows) {
    for (LayerProgress layer : pull.layers()) {
      rows.add(row -> layer(layer, row));
    }
    if (pull.outcome() instanceof Pull.Outcome.Failed(var problem)) {
      for (String line : Wrapped.lines(problem.problem(), pane.width() - 4)) {
        rows.add(row -> pane.text(3, row, line, look.style(Role.ERROR)));
      }
      for (String line : Wrapped.lines(problem.remedy().orElse(""), pane.width() - 4)) {
        rows.add(row -> pane.text(3, row, line, look.style(Role.TEXT)));
      }
    }
  }

  private void layer(LayerProgress layer, int row) {
    int bar = pane.width() >= WIDE ? BAR : NARROW_BAR;
    int at = pane.text(3, row, layer.blob().abbreviated(), look.style(Role.MUTED)) + 1;
    String size = DisplayWidth.padLeft(ByteSize.decimal(layer.size()), 6);
    if (pane.width() >= NARROW) {
      at = pane.text(at, row, size, look.style(Role.TEXT)) + 1;
    }
    Gauge.draw(pane, at, row, bar, layer.fraction(), look);
    at += bar + 1;
    pane.fit(at, row, pane.width() - at - 1, words(layer), look.style(role(layer)));
  }

  private static String words(LayerProgress layer) {
    String word = layer.phase().word();
    return switch (layer.phase()) {
      case WAITING, SHARED, VERIFIED -> word;
      case UNPACKED -> word + "  " + String.format(Locale.ROOT, "%,d files", layer.files());
      case DOWNLOADING ->
          String.format(Locale.ROOT, "%3d%%  %s", (int) (layer.fraction() * 100), word)
              + (layer.speed() < 1 ? "" : "  " + ByteSize.decimal((long) layer.speed()) + "/s")
              + layer.retry().map(reason -> "  " + ForeignText.visible(reason)).orElse("");
    };
  }

  private static Role role(LayerProgress layer) {
    if (layer.retry().isPresent()) {
      return Role.WARNING;
    }
    return switch (layer.phase()) {
      case WAITING, SHARED -> Role.MUTED;
      case DOWNLOADING, VERIFIED -> Role.TEXT;
      case UNPACKED -> Role.GOOD;
    };
  }
}
