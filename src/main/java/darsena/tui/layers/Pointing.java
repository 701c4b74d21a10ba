package darsena.tui.layers;

import darsena.tui.keys.MoveAction;
import darsena.tui.layers.state.Focus;
import darsena.tui.layers.state.ImageView;
import darsena.tui.layers.state.Layout;
import darsena.tui.layers.state.Viewer;
import darsena.tui.message.Mouse;
import darsena.tui.page.Step;

/** What the mouse does: the wheel scrolls what is under it, a click selects. */
final class Pointing {
  private static final int WHEEL_LINES = 3;

  private Pointing() {}

  static Step<ImageView> mouse(ImageView view, Mouse mouse, Layout layout) {
    return switch (mouse.kind()) {
      case WHEEL_UP -> wheel(view, mouse, -WHEEL_LINES, layout);
      case WHEEL_DOWN -> wheel(view, mouse, WHEEL_LINES, layout);
      case PRESS -> view.viewer().isPresent() ? Step.of(view) : press(view, mouse, layout);
      case DRAG, RELEASE, OTHER -> Step.of(view);
    };
  }

  private static Step<ImageView> wheel(ImageView view, Mouse mouse, int lines, Layout layout) {
    if (view.viewer().isPresent()) {
      MoveAction step = lines < 0 ? MoveAction.UP : MoveAction.DOWN;
      Viewer viewer = view.viewer().get();
      for (int line = 0; line < Math.abs(lines); line++) {
        viewer = viewer.move(step, layout.viewerRows());
      }
      return Reading.filled(view, viewer, layout);
    }
    return switch (under(view, mouse, layout)) {
      case LAYERS -> {
        int size = view.exploration().layers().size();
        yield Browsing.layerAt(
            view.layerAt(view.layers().scrolled(lines, size, layout.layerRows())), layout);
      }
      case WASTE -> {
        int size = view.image().efficiency().findingCount();
        yield Step.of(view.wasteAt(view.waste().scrolled(lines, size, layout.wasteRows())));
      }
      case TREE -> {
        int size = view.rows().count();
        yield Step.of(view.treeAt(view.tree().scrolled(lines, size, layout.treeRows())));
      }
    };
  }

  private static Step<ImageView> press(ImageView view, Mouse mouse, Layout layout) {
    if (!layout.wide() && mouse.row() == 0) {
      return Step.of(view.focused(view.focus().next()));
    }
    Focus focus = under(view, mouse, layout);
    ImageView next = view.focused(focus);
    return switch (focus) {
      case LAYERS -> {
        int line = view.layers().top() + mouse.row() - 2;
        int size = view.exploration().layers().size();
        yield Browsing.layerAt(
            next.layerAt(view.layers().on(line, size, layout.layerRows())), layout);
      }
      case WASTE -> {
        int line = view.waste().top() + mouse.row() - (layout.wide() ? layout.upper() + 1 : 2);
        int size = view.image().efficiency().findingCount();
        yield Step.of(next.wasteAt(view.waste().on(line, size, layout.wasteRows())));
      }
      case TREE -> {
        int line = view.tree().top() + mouse.row() - 3;
        yield Step.of(Browsing.atRow(next, line, layout));
      }
    };
  }

  private static Focus under(ImageView view, Mouse mouse, Layout layout) {
    if (!layout.wide()) {
      return view.focus();
    }
    if (mouse.column() >= layout.left()) {
      return Focus.TREE;
    }
    return mouse.row() < layout.upper() ? Focus.LAYERS : Focus.WASTE;
  }
}
