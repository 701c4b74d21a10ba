package darsena.tui.update;

import darsena.tui.effect.Effect;
import darsena.tui.keys.Key;
import darsena.tui.keys.Stroke;
import darsena.tui.model.Model;
import darsena.tui.page.Dialog;
import darsena.tui.page.Field;
import darsena.tui.widget.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys while a dialog is open. */
final class DialogKeys {
  private DialogKeys() {}

  static Next typed(Model model, Dialog dialog, Stroke stroke) {
    if (stroke.key() == Key.ESCAPE) {
      return Next.of(close(model));
    }
    return switch (dialog) {
      case Dialog.Failure _ -> failure(model, stroke);
      case Dialog.Confirm confirm -> confirm(model, confirm, stroke);
      case Dialog.Form form -> form(model, form, stroke);
    };
  }

  static Next pasted(Model model, Dialog dialog, String text) {
    if (dialog instanceof Dialog.Form form
        && form.fields().get(form.focus()) instanceof Field.Text field) {
      return Next.of(change(model, edited(form, field, field.line().insert(text))));
    }
    return Next.of(model);
  }

  private static Next failure(Model model, Stroke stroke) {
    boolean closes = stroke.key() == Key.ENTER || stroke.types();
    return Next.of(closes ? close(model) : model);
  }

  private static Next confirm(Model model, Dialog.Confirm dialog, Stroke stroke) {
    return switch (stroke.toString()) {
      case "y", "Y" -> Update.launch(close(model), dialog.onYes());
      case "n", "N", "q" -> Next.of(close(model));
      case "Enter" ->
          dialog.yes() ? Update.launch(close(model), dialog.onYes()) : Next.of(close(model));
      case "Tab", "S-Tab", "Left", "Right", "h", "l" -> Next.of(change(model, turned(dialog)));
      default -> Next.of(model);
    };
  }

  private static Dialog turned(Dialog.Confirm dialog) {
    return new Dialog.Confirm(
        dialog.title(), dialog.lines(), dialog.verb(), dialog.onYes(), !dialog.yes());
  }

  private static Next form(Model model, Dialog.Form form, Stroke stroke) {
    return switch (stroke.toString()) {
      case "Enter" -> submit(model, form);
      case "Tab", "Down" -> Next.of(change(model, focused(form, form.focus() + 1)));
      case "S-Tab", "Up" -> Next.of(change(model, focused(form, form.focus() - 1)));
      default -> field(model, form, stroke);
    };
  }

  private static Next field(Model model, Dialog.Form form, Stroke stroke) {
    return switch (form.fields().get(form.focus())) {
      case Field.Text text ->
          text.line()
              .type(stroke)
              .map(line -> Next.of(change(model, edited(form, text, line))))
              .orElse(Next.of(model));
      case Field.Toggle toggle -> toggle(model, form, toggle, stroke);
    };
  }

  private static Next toggle(Model model, Dialog.Form form, Field.Toggle field, Stroke stroke) {
    return switch (stroke.toString()) {
      case "Space", "x", "Left", "Right" -> {
        Field turned = new Field.Toggle(field.label(), !field.on(), field.hint());
        yield Next.of(change(model, with(form, turned)));
      }
      default -> Next.of(model);
    };
  }

  private static Next submit(Model model, Dialog.Form form) {
    try {
      List<Effect> effects = form.submission().submit(form.fields());
      return Update.launch(close(model), effects);
    } catch (IllegalArgumentException wrong) {
      String error = String.valueOf(wrong.getMessage());
      Dialog corrected =
          new Dialog.Form(
              form.title(),
              form.fields(),
              form.focus(),
              form.verb(),
              form.submission(),
              Optional.of(error));
      return Next.of(change(model, corrected));
    }
  }

  private static Dialog focused(Dialog.Form form, int field) {
    int focus = Math.floorMod(field, form.fields().size());
    return new Dialog.Form(
        form.title(), form.fields(), focus, form.verb(), form.submission(), form.error());
  }

  private static Dialog edited(Dialog.Form form, Field.Text field, Line line) {
    return with(form, new Field.Text(field.label(), line, field.hint()));
  }

  private static Dialog with(Dialog.Form form, Field field) {
    List<Field> fields = new ArrayList<>(form.fields());
    fields.set(form.focus(), field);
    return new Dialog.Form(
        form.title(), fields, form.focus(), form.verb(), form.submission(), Optional.empty());
  }

  private static Model close(Model model) {
    return model.with(model.overlay().closed());
  }

  private static Model change(Model model, Dialog dialog) {
    return model.with(model.overlay().changed(dialog));
  }
}
