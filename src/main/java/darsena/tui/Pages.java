package darsena.tui;

import darsena.tui.page.Page;
import darsena.tui.system.SystemPage;
import java.util.List;

/** The main views there are, in the order of their keys. */
final class Pages {
  private Pages() {}

  static List<Page<?>> all() {
    return List.of(new SystemPage());
  }
}
