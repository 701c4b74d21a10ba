package darsena.tui;

import darsena.tui.containers.ContainersPage;
import darsena.tui.containers.work.ContainersMessage;
import darsena.tui.effect.Tell;
import darsena.tui.images.ImagesPage;
import darsena.tui.layers.LayersPage;
import darsena.tui.page.Order;
import darsena.tui.page.Page;
import darsena.tui.pulls.PullsPage;
import darsena.tui.run.RunForm;
import darsena.tui.system.SystemPage;
import java.util.List;

/** The main views there are, in the order of their keys. */
final class Pages {
  private Pages() {}

  static List<Page<?>> all() {
    return List.of(
        new ContainersPage(),
        new ImagesPage(Pages::run),
        new PullsPage(),
        new SystemPage(),
        new LayersPage());
  }

  private static Order run(String image) {
    return new Order.Open(
        RunForm.dialog(
            RunForm.fields(image), fields -> new Tell(new ContainersMessage.RunAsked(fields))));
  }
}
