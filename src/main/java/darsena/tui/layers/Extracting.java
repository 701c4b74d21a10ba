package darsena.tui.layers;

import darsena.engine.explore.FileVersion;
import darsena.text.ForeignText;
import darsena.tui.effect.Effect;
import darsena.tui.layers.state.FilePlace;
import darsena.tui.layers.state.ImageView;
import darsena.tui.layers.work.ExtractFile;
import darsena.tui.page.Dialog;
import darsena.tui.page.Field;
import darsena.tui.page.Order;
import darsena.tui.widget.Line;
import java.util.List;

/** The question where to a file is to be copied. */
final class Extracting {
  private Extracting() {}

  static Order order(ImageView view) {
    return view.node()
        .flatMap(node ->
            view.comparison()
                .shown(node)
                .filter(version -> version.kind().isRegular())
                .map(version -> dialog(view, node, version)))
        .orElse(new Order.Notice("Only files can be extracted."));
  }

  private static Order dialog(ImageView view, int node, FileVersion version) {
    FilePlace file = new FilePlace(view.image().name(), version.layer(), node, version.size());
    byte[] path = view.exploration().path(node);
    String name = ForeignText.visible(view.exploration().name(node));
    Field target = new Field.Text("to", Line.of(name), "a path that nothing has yet");
    String title = "Extract " + ForeignText.visible(view.exploration().pathText(node));
    return new Order.Open(
        Dialog.Form.of(title, List.of(target), "Extract", fields -> submit(file, path, fields)));
  }

  private static List<Effect> submit(FilePlace file, byte[] path, List<Field> fields) {
    String target =
        fields.getFirst() instanceof Field.Text(var _, Line line, var _) ? line.text() : "";
    if (target.isBlank()) {
      throw new IllegalArgumentException("a path is missing");
    }
    return List.of(new ExtractFile(file, path, target));
  }
}
