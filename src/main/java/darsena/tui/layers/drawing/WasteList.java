package darsena.tui.layers.drawing;

import darsena.engine.explore.Difference;
import darsena.engine.explore.Efficiency;
import darsena.engine.explore.Finding;
import darsena.text.ByteSize;
import darsena.text.DisplayWidth;
import darsena.text.ForeignText;
import darsena.tui.layers.state.ImageView;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Selection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws what layers store in vain, the worst first. */
final class WasteList {
  private static final int STORY = 24;

  private WasteList() {}

  static String title(ImageView view) {
    Efficiency efficiency = view.image().efficiency();
    return efficiency.findingCount() == 0
        ? "Waste: none"
        : "Waste " + ByteSize.decimal(efficiency.wasted());
  }

  static String place(ImageView view) {
    int count = view.image().efficiency().findingCount();
    return count == 0 ? "" : (view.waste().selected() + 1) + "/" + count;
  }

  static void draw(ImageView view, Pane pane, boolean focused, Look look) {
    Efficiency efficiency = view.image().efficiency();
    if (efficiency.findingCount() == 0 && pane.height() > 0) {
      String good = "Every file is stored once, and none is stored and removed.";
      pane.fit(1, 0, pane.width() - 2, good, look.style(Role.MUTED));
    }
    for (int row = 0; row < pane.height(); row++) {
      int index = view.waste().top() + row;
      if (index >= efficiency.findingCount()) {
        return;
      }
      line(view, efficiency.finding(index), pane, row, look);
      if (index == view.waste().selected()) {
        Selection.draw(pane, row, focused, look);
      }
    }
  }

  private static void line(ImageView view, Finding finding, Pane pane, int row, Look look) {
    String size = DisplayWidth.padLeft(ByteSize.decimal(finding.wasted()), 6);
    int at = pane.text(1, row, size, look.style(Role.WARNING)) + 1;
    int copies = finding.steps().size();
    at = pane.text(at, row, copies > 1 ? "x" + copies : "  ", look.style(Role.MUTED)) + 1;
    String path = ForeignText.visible(view.exploration().pathText(finding.node()));
    String story = story(finding.steps());
    int room = pane.width() - at - 1;
    int width = Math.max(room - DisplayWidth.of(story) - 2, Math.max(0, room - STORY));
    String shown = DisplayWidth.padRight(fromTheEnd(path, width), width);
    at = pane.text(at, row, shown, look.style(Role.TEXT)) + 2;
    pane.fit(at, row, pane.width() - at, story, look.style(Role.MUTED));
  }

  /** The end of a path tells more than its beginning. */
  private static String fromTheEnd(String path, int width) {
    if (DisplayWidth.of(path) <= width) {
      return path;
    }
    List<String> clusters = DisplayWidth.clusters(path);
    StringBuilder end = new StringBuilder();
    int used = 1;
    for (String cluster : clusters.reversed()) {
      used += DisplayWidth.ofCluster(cluster);
      if (used > width) {
        break;
      }
      end.insert(0, cluster);
    }
    return width <= 0 ? "" : "…" + end;
  }

  /** Which layers it comes from, and why one copy does not do. */
  static String story(List<Finding.Step> steps) {
    Finding.Fate end = steps.getFirst().fate();
    for (Finding.Step step : steps) {
      end = step.fate() instanceof Finding.Kept ? end : step.fate();
    }
    String from = "L" + (steps.getFirst().layer() + 1);
    return switch (end) {
      case Finding.Kept _ -> from;
      case Finding.Removed(int layer) -> "added " + from + ", removed L" + (layer + 1);
      case Finding.Replaced replaced ->
          steps.stream().map(step -> "L" + (step.layer() + 1)).collect(Collectors.joining("→"))
              + " "
              + reason(replaced);
    };
  }

  private static String reason(Finding.Replaced replaced) {
    if (!replaced.sameContent()) {
      return "changed";
    }
    Set<Difference> differences = replaced.differences();
    boolean mode = differences.contains(Difference.MODE);
    boolean owner = differences.contains(Difference.OWNER);
    if (mode && owner) {
      return "mode and owner only";
    }
    return (mode ? "mode only" : owner ? "owner only" : "same again").toLowerCase(Locale.ROOT);
  }
}
