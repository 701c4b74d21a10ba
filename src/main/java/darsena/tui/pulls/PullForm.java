package darsena.tui.pulls;

import darsena.error.DarsenaException;
import darsena.image.ImageReference;
import darsena.tui.effect.Effect;
import darsena.tui.page.Dialog;
import darsena.tui.page.Field;
import darsena.tui.page.Order;
import darsena.tui.widget.Line;
import java.util.List;

/** The question which image to fetch. */
public final class PullForm {
  private PullForm() {}

  /** Opens it, with a name to begin with. */
  public static Order asking(String name) {
    Field reference =
        new Field.Text(
            "Image", Line.of(name), "nginx:1.27, localhost:5000/team/app, name@sha256:…");
    return new Order.Open(
        Dialog.Form.of("Pull an image", List.of(reference), "Pull", PullForm::submit));
  }

  private static List<Effect> submit(List<Field> fields) {
    String text =
        fields.getFirst() instanceof Field.Text(var _, Line line, var _) ? line.text() : "";
    if (text.isBlank()) {
      throw new IllegalArgumentException("a name is missing");
    }
    try {
      return List.of(new PullImage(ImageReference.parse(text.strip())));
    } catch (DarsenaException wrong) {
      throw new IllegalArgumentException(wrong.problem(), wrong);
    }
  }
}
