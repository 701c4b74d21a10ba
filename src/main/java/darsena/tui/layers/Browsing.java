package darsena.tui.layers;

import darsena.engine.explore.Change;
import darsena.engine.explore.FileVersion;
import darsena.engine.explore.Finding;
import darsena.engine.explore.rows.RowFilter;
import darsena.engine.explore.rows.VisibleRows;
import darsena.tui.keys.Action;
import darsena.tui.keys.MoveAction;
import darsena.tui.layers.state.Arrangement;
import darsena.tui.layers.state.FilePlace;
import darsena.tui.layers.state.Focus;
import darsena.tui.layers.state.ImageView;
import darsena.tui.layers.state.Layout;
import darsena.tui.layers.state.Viewer;
import darsena.tui.layers.work.ArrangeRows;
import darsena.tui.message.PageId;
import darsena.tui.page.Order;
import darsena.tui.page.Step;
import darsena.tui.widget.Line;
import java.util.Optional;

/** What keys do in the three panes. */
final class Browsing {
  private Browsing() {}

  static Step<ImageView> act(ImageView view, Action action, Layout layout) {
    if (action instanceof MoveAction movement) {
      return move(view, movement, layout);
    }
    return action instanceof LayersAction own ? act(view, own, layout) : Step.of(view);
  }

  private static Step<ImageView> act(ImageView view, LayersAction action, Layout layout) {
    return switch (action) {
      case NEXT_PANE -> Step.of(view.focused(view.focus().next()));
      case PREVIOUS_PANE -> Step.of(view.focused(view.focus().previous()));
      case AGGREGATE -> arranged(view, view.wanted().aggregate(!view.wanted().aggregate()), layout);
      case OPEN -> open(view, layout);
      case BACK -> back(view, layout);
      case FILTER -> Step.of(view.focused(Focus.TREE).typing(written(view)));
      case SHOW_ADDED -> toggled(view, Change.ADDED, layout);
      case SHOW_MODIFIED -> toggled(view, Change.MODIFIED, layout);
      case SHOW_REMOVED -> toggled(view, Change.REMOVED, layout);
      case SHOW_UNMODIFIED -> toggled(view, Change.UNMODIFIED, layout);
      case SORT -> arranged(view, view.wanted().sorted(view.wanted().order().next()), layout);
      case ATTRIBUTES -> Step.of(view.withAttributes(!view.attributes()));
      case NEXT_CHANGE -> Step.of(atRow(view, view.rows().nextChange(row(view), 1), layout));
      case PREVIOUS_CHANGE -> Step.of(atRow(view, view.rows().nextChange(row(view), -1), layout));
      case FOLD -> Step.of(folded(view, layout));
      case FOLD_ALL -> Step.of(allFolded(view, layout));
      case COLLAPSE -> Step.of(collapsed(view, layout));
      case EXPAND -> Step.of(expanded(view, layout));
      case EXTRACT -> Step.of(view).with(Extracting.order(view));
      case HEX -> Step.of(view);
    };
  }

  private static Step<ImageView> move(ImageView view, MoveAction movement, Layout layout) {
    return switch (view.focus()) {
      case LAYERS -> {
        int size = view.exploration().layers().size();
        yield layerAt(view.layerAt(view.layers().move(movement, size, layout.layerRows())), layout);
      }
      case WASTE -> {
        int size = view.image().efficiency().findingCount();
        yield Step.of(view.wasteAt(view.waste().move(movement, size, layout.wasteRows())));
      }
      case TREE -> {
        int size = view.rows().count();
        yield Step.of(view.treeAt(view.tree().move(movement, size, layout.treeRows())));
      }
    };
  }

  /** Shows the files of the layer that is selected. */
  static Step<ImageView> layerAt(ImageView view, Layout layout) {
    int layer = view.layers().selected();
    return layer == view.wanted().layer()
        ? Step.of(view)
        : arranged(view, view.wanted().of(layer), layout);
  }

  /** Small images at once; for large ones the rows come a moment later. */
  static Step<ImageView> arranged(ImageView view, Arrangement wanted, Layout layout) {
    ImageView next = view.wanting(wanted);
    if (Arrangement.isQuick(view.exploration())) {
      VisibleRows rows = wanted.rows(view.exploration(), view.rows());
      return Step.of(next.showing(rows, layout.treeRows()));
    }
    return Step.of(next).with(new ArrangeRows(view.exploration(), wanted, view.rows()));
  }

  private static Step<ImageView> toggled(ImageView view, Change change, Layout layout) {
    RowFilter filter = view.wanted().filter().toggled(change);
    return arranged(view, view.wanted().filtered(filter), layout);
  }

  private static Optional<Line> written(ImageView view) {
    return Optional.of(Line.of(view.wanted().filter().text()));
  }

  private static Step<ImageView> open(ImageView view, Layout layout) {
    return switch (view.focus()) {
      case LAYERS -> Step.of(view.focused(Focus.TREE));
      case WASTE -> found(view, layout);
      case TREE -> view.node().map(node -> open(view, node, layout)).orElse(Step.of(view));
    };
  }

  private static Step<ImageView> open(ImageView view, int node, Layout layout) {
    FileVersion version = view.comparison().shown(node).orElseThrow();
    if (!version.kind().isRegular()) {
      return Step.of(folded(view, layout));
    }
    FilePlace file = new FilePlace(view.image().name(), version.layer(), node, version.size());
    Viewer viewer = Viewer.of(file, view.exploration().pathText(node));
    return Reading.filled(view, viewer, layout);
  }

  /** Goes to the layer that made a copy useless, and to the path in it. */
  private static Step<ImageView> found(ImageView view, Layout layout) {
    if (view.waste().selected() >= view.image().efficiency().findingCount()) {
      return Step.of(view);
    }
    Finding finding = view.image().efficiency().finding(view.waste().selected());
    int layer = lastTouched(finding);
    int size = view.exploration().layers().size();
    Arrangement wanted = view.wanted().of(layer).aggregate(false).filtered(RowFilter.TOUCHED);
    VisibleRows rows = wanted.rows(view.exploration(), view.rows()).revealing(finding.node());
    ImageView next =
        view.layerAt(view.layers().on(layer, size, layout.layerRows()))
            .wanting(wanted)
            .showing(rows, layout.treeRows())
            .focused(Focus.TREE);
    return Step.of(atRow(next, rows.rowOf(finding.node()), layout));
  }

  private static int lastTouched(Finding finding) {
    int layer = 0;
    for (Finding.Step step : finding.steps()) {
      layer =
          switch (step.fate()) {
            case Finding.Kept _ -> layer;
            case Finding.Removed(int by) -> by;
            case Finding.Replaced(int by, var _) -> by;
          };
    }
    return layer;
  }

  private static Step<ImageView> back(ImageView view, Layout layout) {
    RowFilter filter = view.wanted().filter();
    if (!filter.text().isEmpty()) {
      return arranged(view, view.wanted().filtered(filter.matching("")), layout);
    }
    if (view.focus() != Focus.LAYERS) {
      return Step.of(view.focused(Focus.LAYERS));
    }
    return Step.of(view).with(new Order.Go(PageId.IMAGES));
  }

  private static ImageView folded(ImageView view, Layout layout) {
    return view.node()
        .filter(node -> view.rows().isFoldable(node))
        .map(node -> view.showing(view.rows().toggled(node), layout.treeRows()))
        .orElse(view);
  }

  private static ImageView allFolded(ImageView view, Layout layout) {
    VisibleRows rows = view.rows();
    return view.showing(rows.allFolded(!rows.anyFolded()), layout.treeRows());
  }

  private static ImageView collapsed(ImageView view, Layout layout) {
    VisibleRows rows = view.rows();
    return view.node()
        .map(node ->
            rows.isFoldable(node) && !rows.isFolded(node)
                ? folded(view, layout)
                : atRow(view, rows.rowOf(view.exploration().parent(node)), layout))
        .orElse(view);
  }

  private static ImageView expanded(ImageView view, Layout layout) {
    return view.node().filter(view.rows()::isFolded).map(_ -> folded(view, layout)).orElse(view);
  }

  private static int row(ImageView view) {
    return view.tree().selected();
  }

  static ImageView atRow(ImageView view, int row, Layout layout) {
    return view.treeAt(view.tree().on(row, view.rows().count(), layout.treeRows()));
  }

  /** In panes of another size. */
  static ImageView within(ImageView view, Layout layout) {
    int layers = view.exploration().layers().size();
    int findings = view.image().efficiency().findingCount();
    return view.layerAt(view.layers().within(layers, layout.layerRows()))
        .wasteAt(view.waste().within(findings, layout.wasteRows()))
        .treeAt(view.tree().within(view.rows().count(), layout.treeRows()));
  }
}
