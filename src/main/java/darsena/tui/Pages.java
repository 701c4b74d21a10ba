package darsena.tui;

import darsena.tui.images.ImagesPage;
import darsena.tui.layers.LayersPage;
import darsena.tui.page.Order;
import darsena.tui.page.Page;
import darsena.tui.pulls.PullsPage;
import darsena.tui.system.SystemPage;
import java.util.List;

/** The main views there are, in the order of their keys. */
final class Pages {
  private Pages() {}

  static List<Page<?>> all() {
    return List.of(
        new ImagesPage(Pages::howToRun), new PullsPage(), new SystemPage(), new LayersPage());
  }

  private static Order howToRun(String image) {
    return new Order.Notice("Run it with: darsena run " + image);
  }
}
