package darsena.tui.view;

import darsena.text.DisplayWidth;
import darsena.tui.model.Activity;
import darsena.tui.model.Model;
import darsena.tui.model.RunningJob;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Gauge;
import darsena.tui.widget.Pane;
import java.util.List;
import java.util.Locale;

/** The line above the hints: jobs under way, what just happened, the command that was run. */
final class Strip {
  private static final int GAUGE = 10;

  private Strip() {}

  static void draw(Pane pane, Model model, Look look) {
    Activity activity = model.activity();
    int at = 1;
    for (RunningJob job : activity.jobs()) {
      at = job(pane, at, job, look);
    }
    if (activity.notice().isPresent()) {
      String text = activity.notice().get().text();
      at = pane.fit(at, 0, pane.width() - at - 1, text, look.style(Role.WARNING)) + 2;
    }
    ran(pane, at, activity.ran(), look);
  }

  private static int job(Pane pane, int column, RunningJob job, Look look) {
    int at = pane.text(column, 0, look.glyphs().closed() + " ", look.style(Role.KEY));
    at = pane.text(at, 0, job.title() + " ", look.style(Role.TEXT));
    if (job.fraction().isPresent()) {
      Gauge.draw(pane, at, 0, GAUGE, job.fraction().get(), look);
      String percent = String.format(Locale.ROOT, " %d%% ", (int) (job.fraction().get() * 100));
      at = pane.text(at + GAUGE, 0, percent, look.style(Role.TEXT));
    }
    return pane.text(at, 0, job.note().isEmpty() ? " " : job.note() + "  ", look.style(Role.MUTED));
  }

  private static void ran(Pane pane, int from, List<String> ran, Look look) {
    if (ran.isEmpty()) {
      return;
    }
    int room = pane.width() - from - 2;
    String text = DisplayWidth.ellipsis("ran: " + ran.getLast(), room);
    if (room >= 12) {
      pane.textRight(pane.width() - 1, 0, text, look.style(Role.MUTED));
    }
  }
}
