package darsena.tui.layers;

import darsena.tui.keys.Key;
import darsena.tui.keys.Stroke;
import darsena.tui.layers.state.Arrangement;
import darsena.tui.layers.state.ImageView;
import darsena.tui.layers.state.Layout;
import darsena.tui.page.Step;
import darsena.tui.widget.Line;
import java.util.Optional;

/** Writing the filter; what is written so far is in force already. */
final class Filtering {
  private Filtering() {}

  static Step<ImageView> type(ImageView view, Stroke stroke, Layout layout) {
    if (stroke.key() == Key.ENTER) {
      return Step.of(view.typing(Optional.empty()));
    }
    if (stroke.key() == Key.ESCAPE) {
      return filtered(view.typing(Optional.empty()), "", layout);
    }
    return view.typing()
        .flatMap(line -> line.type(stroke))
        .map(line -> written(view, line, layout))
        .orElse(Step.of(view));
  }

  static Step<ImageView> paste(ImageView view, String text, Layout layout) {
    return view.typing()
        .map(line -> written(view, line.insert(text), layout))
        .orElse(Step.of(view));
  }

  private static Step<ImageView> written(ImageView view, Line line, Layout layout) {
    ImageView next = view.typing(Optional.of(line));
    boolean same = line.text().equals(view.wanted().filter().text());
    return same ? Step.of(next) : filtered(next, line.text(), layout);
  }

  private static Step<ImageView> filtered(ImageView view, String text, Layout layout) {
    Arrangement wanted = view.wanted().filtered(view.wanted().filter().matching(text));
    return Browsing.arranged(view, wanted, layout);
  }
}
