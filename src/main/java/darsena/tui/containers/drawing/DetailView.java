package darsena.tui.containers.drawing;

import darsena.engine.container.ContainerSummary;
import darsena.text.DisplayWidth;
import darsena.text.ForeignText;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Layout;
import darsena.tui.log.LogView;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Frame;
import darsena.tui.widget.Pane;
import java.util.List;
import java.util.Optional;

/** The selected container, from one side. */
public final class DetailView {
  private static final int LABELS = 12;

  private DetailView() {}

  public static void draw(ContainersModel model, Layout layout, Pane pane, Look look) {
    Optional<ContainerSummary> selected = model.roster().selected();
    Pane inside = edges(model, layout, selected, pane, look);
    if (selected.isEmpty()) {
      inside.text(1, 0, "Select a container to see into it.", look.style(Role.MUTED));
      return;
    }
    switch (model.detail().tab()) {
      case LOGS -> LogView.draw(model.detail().log(), selected.get().name(), inside, look);
      case STATS -> StatsView.draw(model, selected.get(), inside, look);
      case DETAILS, ENV, MOUNTS, FILES, TOP -> facts(model, inside, look);
    }
  }

  /** The frame, or only its upper edge, with the tabs and the container's name in it. */
  private static Pane edges(
      ContainersModel model,
      Layout layout,
      Optional<ContainerSummary> selected,
      Pane pane,
      Look look) {
    Pane inside =
        layout.framed()
            ? Frame.titled("", model.inDetail()).draw(pane, look)
            : pane.part(0, 1, pane.width(), pane.height() - 1);
    int from = layout.framed() ? 2 : 1;
    int end = Tabs.draw(model.detail().tab(), pane, from, 0, look);
    String name = selected.map(one -> " " + ForeignText.visible(one.name()) + " ").orElse("");
    int room = pane.width() - end - 3;
    if (room > 4) {
      String shown = DisplayWidth.ellipsis(name, room);
      pane.textRight(pane.width() - (layout.framed() ? 2 : 0), 0, shown, look.style(Role.NAME));
    }
    return inside;
  }

  private static void facts(ContainersModel model, Pane pane, Look look) {
    List<Facts.Fact> lines = Facts.lines(model, pane.width());
    int top = Math.clamp(model.detail().top(), 0, Math.max(0, lines.size() - 1));
    boolean all = lines.size() - top <= pane.height();
    int shown = all ? lines.size() - top : pane.height() - 1;
    for (int row = 0; row < shown; row++) {
      Facts.Fact fact = lines.get(top + row);
      boolean labelled = !fact.label().isEmpty();
      pane.text(1, row, fact.label(), look.style(Role.MUTED));
      int at = labelled ? 1 + LABELS : 1;
      pane.fit(at, row, pane.width() - at - 1, fact.value(), look.style(fact.role()));
    }
    if (!all) {
      String words = lines.size() - top - shown + " more " + look.glyphs().descending();
      pane.textRight(pane.width() - 1, pane.height() - 1, words, look.style(Role.MUTED));
    }
  }
}
