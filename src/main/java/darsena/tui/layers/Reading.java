package darsena.tui.layers;

import darsena.tui.keys.Action;
import darsena.tui.keys.MoveAction;
import darsena.tui.layers.state.ImageView;
import darsena.tui.layers.state.Layout;
import darsena.tui.layers.state.Viewer;
import darsena.tui.layers.work.LayersMessage;
import darsena.tui.layers.work.ReadFile;
import darsena.tui.page.Step;
import java.util.Optional;

/** What keys do while a file is shown. */
final class Reading {
  private Reading() {}

  static Step<ImageView> act(ImageView view, Viewer viewer, Action action, Layout layout) {
    if (action instanceof MoveAction movement) {
      return filled(view, viewer.move(movement, layout.viewerRows()), layout);
    }
    if (action == LayersAction.BACK || action == LayersAction.OPEN) {
      return Step.of(view.viewing(Optional.empty()));
    }
    if (action == LayersAction.HEX) {
      return filled(view, viewer.toggledHex(), layout);
    }
    return action == LayersAction.EXTRACT
        ? Step.of(view).with(Extracting.order(view))
        : Step.of(view);
  }

  /** Asks for what the rows need and is not there. */
  static Step<ImageView> filled(ImageView view, Viewer viewer, Layout layout) {
    Step<ImageView> step = Step.of(view.viewing(Optional.of(viewer)));
    byte[] path = view.exploration().path(viewer.file().node());
    return viewer
        .missing(layout.viewerRows())
        .map(from -> step.with(new ReadFile(viewer.file(), path, from)))
        .orElse(step);
  }

  static Step<ImageView> read(ImageView view, LayersMessage.Read read, Layout layout) {
    return view.viewer()
        .filter(viewer -> viewer.file().equals(read.file()))
        .map(viewer -> viewer.read(read.from(), read.bytes(), layout.viewerRows()))
        .map(viewer -> Step.of(view.viewing(Optional.of(viewer))))
        .orElse(Step.of(view));
  }

  static Step<ImageView> notRead(ImageView view, LayersMessage.NotRead told) {
    return Step.of(
        view.viewing(
            view.viewer()
                .map(viewer ->
                    viewer.file().equals(told.file()) ? viewer.failed(told.problem()) : viewer)));
  }
}
