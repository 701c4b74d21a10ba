package darsena.tui.containers.drawing;

import darsena.container.ContainerState;
import darsena.engine.container.ContainerSummary;
import darsena.engine.container.Usage;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Track;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Brief;
import darsena.tui.widget.Graph;
import darsena.tui.widget.Pane;
import java.util.List;

/** What a container uses: two curves, and the numbers below. */
final class StatsView {
  private static final int NUMBERS = 4;

  private StatsView() {}

  static void draw(ContainersModel model, ContainerSummary one, Pane pane, Look look) {
    Track track = model.tracks().get(one.id().hex());
    if (!(one.state() instanceof ContainerState.Running
        || one.state() instanceof ContainerState.Paused)) {
      pane.text(1, 0, one.name() + " is not running, so it uses nothing.", look.style(Role.MUTED));
      return;
    }
    if (track == null) {
      pane.text(1, 0, "Measuring.", look.style(Role.MUTED));
      return;
    }
    int each = Math.max(2, (pane.height() - NUMBERS) / 2);
    cpu(track, pane.part(1, 0, pane.width() - 2, each), look);
    memory(track, pane.part(1, each, pane.width() - 2, each), look);
    numbers(track.last(), pane.part(1, 2 * each + 1, pane.width() - 2, NUMBERS - 1), look);
  }

  private static void cpu(Track track, Pane pane, Look look) {
    double most = track.cpu().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double top = Math.max(0.1, Math.ceil(most * 10) / 10);
    String now = track.share() < 0 ? "measuring" : Brief.percent(track.share());
    head(pane, "cpu", now + " of one processor", "up to " + Brief.percent(top), look);
    curve(pane, track.cpu(), top, Role.GRAPH_CPU, look);
  }

  private static void memory(Track track, Pane pane, Look look) {
    double most = track.memory().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double top = Math.max(1 << 20, most * 1.25);
    Usage usage = track.last();
    String now = Brief.size(usage.memory()) + " of " + Brief.size(usage.memoryLimit());
    head(pane, "memory", now, "up to " + Brief.size((long) top), look);
    curve(pane, track.memory(), top, Role.GRAPH_MEMORY, look);
  }

  private static void head(Pane pane, String word, String now, String scale, Look look) {
    int at = pane.text(0, 0, word + "  ", look.style(Role.HEADING));
    int end = pane.text(at, 0, now, look.style(Role.TEXT).strong());
    if (end + scale.length() + 2 < pane.width()) {
      pane.textRight(pane.width(), 0, scale, look.style(Role.MUTED));
    }
  }

  private static void curve(Pane pane, List<Double> values, double top, Role role, Look look) {
    Pane area = pane.part(0, 1, pane.width(), pane.height() - 1);
    Graph.draw(area, values, top, look.style(role), look);
  }

  private static void numbers(Usage usage, Pane pane, Look look) {
    String limit = usage.pidsLimit() < 0 ? "" : " of at most " + usage.pidsLimit();
    line(pane, 0, "processes", usage.pids() + limit, look);
    line(
        pane,
        1,
        "disk",
        Brief.size(usage.readBytes()) + " read, " + Brief.size(usage.writtenBytes()) + " written",
        look);
    line(
        pane,
        2,
        "network",
        Brief.size(usage.receivedBytes()) + " in, " + Brief.size(usage.sentBytes()) + " out",
        look);
  }

  private static void line(Pane pane, int row, String label, String value, Look look) {
    pane.text(0, row, label, look.style(Role.HEADING));
    pane.fit(11, row, pane.width() - 11, value, look.style(Role.TEXT));
  }
}
