package darsena.tui.images;

import darsena.error.DarsenaException;
import darsena.image.ImageReference;
import darsena.text.ByteSize;
import darsena.tui.effect.Effect;
import darsena.tui.images.work.RemoveImage;
import darsena.tui.images.work.TagImage;
import darsena.tui.page.Dialog;
import darsena.tui.page.Field;
import darsena.tui.page.Order;
import darsena.tui.widget.Line;
import java.util.ArrayList;
import java.util.List;

/** The questions that the page of images asks. */
final class Dialogs {
  private Dialogs() {}

  static Order remove(ImageRow row) {
    List<String> lines = new ArrayList<>();
    String shown = row.name().orElse(row.image().id().abbreviated());
    int others = row.image().names().size() - 1;
    if (others > 0) {
      lines.add("Takes the name " + shown + " away.");
      lines.add(
          others == 1
              ? "The image stays: it has another name."
              : "The image stays: it has " + others + " other names.");
    } else {
      lines.add("Removes " + shown + ", " + ByteSize.decimal(row.image().size()) + ".");
    }
    if (others <= 0 && row.image().containers() > 0) {
      lines.add("It will be refused: containers are made of it.");
    }
    List<Effect> effects = List.of(new RemoveImage(row.key(), shown));
    return new Order.Open(new Dialog.Confirm("Remove an image", lines, "Remove", effects, false));
  }

  static Order tag(ImageRow row) {
    Field name = new Field.Text("New name", Line.of(row.name().orElse("")), "name:tag");
    String shown = row.name().orElse(row.image().id().abbreviated());
    return new Order.Open(
        Dialog.Form.of("Tag " + shown, List.of(name), "Tag", fields -> tagged(row.key(), fields)));
  }

  private static List<Effect> tagged(String image, List<Field> fields) {
    String text =
        fields.getFirst() instanceof Field.Text(var _, Line line, var _) ? line.text() : "";
    if (text.isBlank()) {
      throw new IllegalArgumentException("a name is missing");
    }
    try {
      return List.of(new TagImage(image, ImageReference.parse(text.strip())));
    } catch (DarsenaException wrong) {
      throw new IllegalArgumentException(wrong.problem(), wrong);
    }
  }
}
