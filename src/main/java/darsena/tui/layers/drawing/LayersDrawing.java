package darsena.tui.layers.drawing;

import darsena.text.ByteSize;
import darsena.text.DisplayWidth;
import darsena.tui.layers.state.Focus;
import darsena.tui.layers.state.ImageView;
import darsena.tui.layers.state.LayersModel;
import darsena.tui.layers.state.Layout;
import darsena.tui.message.Problem;
import darsena.tui.theme.Look;
import darsena.tui.theme.Role;
import darsena.tui.widget.Frame;
import darsena.tui.widget.Pane;
import darsena.tui.widget.Wrapped;
import java.util.Locale;

/** Draws the page of layers. */
public final class LayersDrawing {
  private LayersDrawing() {}

  public static void draw(LayersModel model, Pane pane, Look look) {
    switch (model) {
      case LayersModel.Nothing _ -> centred(pane, "Choose an image on page Images.", look);
      case LayersModel.Opening(String name) -> centred(pane, "opening " + name, look);
      case LayersModel.NotOpened(String name, Problem problem) ->
          problem(pane, name, problem, look);
      case LayersModel.Open(ImageView view) -> open(view, pane, look);
    }
  }

  private static void open(ImageView view, Pane pane, Look look) {
    if (view.viewer().isPresent()) {
      ViewerDrawing.draw(view.viewer().get(), pane, look);
      return;
    }
    Layout layout = Layout.of(pane.width(), pane.height());
    if (layout.wide()) {
      wide(view, layout, pane, look);
    } else {
      narrow(view, pane, look);
    }
  }

  private static void wide(ImageView view, Layout layout, Pane pane, Look look) {
    Pane upper = pane.part(0, 0, layout.left(), layout.upper());
    boolean onLayers = view.focus() == Focus.LAYERS;
    Frame frame = new Frame(view.image().name(), summary(view), "", onLayers);
    LayerList.draw(view, frame.draw(upper, look), onLayers, look);

    Pane lower = pane.part(0, layout.upper(), layout.left(), pane.height() - layout.upper());
    boolean onWaste = view.focus() == Focus.WASTE;
    Frame waste = new Frame(WasteList.title(view), WasteList.place(view), "", onWaste);
    WasteList.draw(view, waste.draw(lower, look), onWaste, look);

    Pane right = pane.part(layout.left(), 0, pane.width() - layout.left(), pane.height());
    boolean onTree = view.focus() == Focus.TREE;
    Frame tree = new Frame(FileTree.title(view), FileTree.place(view), "", onTree);
    FileTree.draw(view, tree.draw(right, look), onTree, look);
  }

  private static void narrow(ImageView view, Pane pane, Look look) {
    int at = 1;
    for (Focus focus : Focus.values()) {
      boolean shown = focus == view.focus();
      Role role = shown ? Role.TAB_CURRENT : Role.TAB;
      at = pane.text(at, 0, shown ? "[" + focus.title() + "]" : focus.title(), look.style(role));
      at += 2;
    }
    String words = view.image().name() + "  " + summary(view);
    String shown = DisplayWidth.ellipsis(words, Math.max(0, pane.width() - at - 1));
    pane.textRight(pane.width() - 1, 0, shown, look.style(Role.MUTED));
    Pane rest = pane.part(0, 1, pane.width(), pane.height() - 1);
    switch (view.focus()) {
      case LAYERS -> LayerList.draw(view, rest, true, look);
      case WASTE -> {
        pane.fit(1, 1, pane.width() - 2, WasteList.title(view), look.style(Role.HEADING));
        WasteList.draw(view, rest.part(0, 1, rest.width(), rest.height() - 1), true, look);
      }
      case TREE -> FileTree.draw(view, rest, true, look);
    }
  }

  private static String summary(ImageView view) {
    var efficiency = view.image().efficiency();
    return String.format(
        Locale.ROOT,
        "%s  eff %d%%",
        ByteSize.decimal(efficiency.stored()),
        (int) Math.floor(efficiency.score() * 100));
  }

  private static void centred(Pane pane, String text, Look look) {
    int column = Math.max(1, (pane.width() - DisplayWidth.of(text)) / 2);
    pane.fit(column, pane.height() / 2, pane.width() - 2, text, look.style(Role.MUTED));
  }

  private static void problem(Pane pane, String name, Problem problem, Look look) {
    int row = 1;
    pane.fit(1, row++, pane.width() - 2, name, look.style(Role.TITLE));
    for (String line : Wrapped.lines(problem.problem(), pane.width() - 2)) {
      pane.text(1, row++, line, look.style(Role.ERROR));
    }
    for (String line : Wrapped.lines(problem.remedy().orElse(""), pane.width() - 2)) {
      pane.text(1, row++, line, look.style(Role.TEXT));
    }
  }
}
