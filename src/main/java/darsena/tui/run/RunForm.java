package darsena.tui.run;

import darsena.engine.container.CreateRequest;
import darsena.tui.effect.Effect;
import darsena.tui.page.Dialog;
import darsena.tui.page.Field;
import darsena.tui.widget.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The form that runs a container. */
public final class RunForm {
  private static final int IMAGE = 0;
  private static final int NAME = 1;
  private static final int COMMAND = 2;
  private static final int ENVIRONMENT = 3;
  private static final int TERMINAL = 4;
  private static final int REMOVE = 5;

  private RunForm() {}

  /** The fields of an image that has never been run. */
  public static List<Field> fields(String image) {
    return List.of(
        new Field.Text("Image", Line.of(image), "a name such as lanterna or debian:12"),
        new Field.Text("Name", Line.EMPTY, "made up when empty"),
        new Field.Text("Command", Line.EMPTY, "the image's own when empty"),
        new Field.Text("Environment", Line.EMPTY, "NAME=value …"),
        new Field.Toggle("Terminal", false, "-it: enter it now; otherwise it runs behind"),
        new Field.Toggle("Remove", false, "--rm: when it has ended"));
  }

  /** The same fields for another image. */
  public static List<Field> withImage(List<Field> fields, String image) {
    List<Field> next = new ArrayList<>(fields);
    next.set(
        IMAGE, new Field.Text("Image", Line.of(image), "a name such as lanterna or debian:12"));
    next.set(NAME, new Field.Text("Name", Line.EMPTY, "made up when empty"));
    return next;
  }

  /**
   * The form.
   *
   * @param remember what to do with the fields of a form that was submitted
   */
  public static Dialog dialog(List<Field> fields, Function<List<Field>, Effect> remember) {
    return Dialog.Form.of(
        "Run a container", fields, "Run", filled -> List.of(remember.apply(filled), run(filled)));
  }

  /** What a filled-in form asks for. */
  static Effect run(List<Field> fields) {
    String image = text(fields, IMAGE);
    if (image.isEmpty()) {
      throw new IllegalArgumentException("An image is needed");
    }
    boolean terminal = on(fields, TERMINAL);
    CreateRequest.Builder builder =
        CreateRequest.builder(image)
            .command(Words.of(text(fields, COMMAND)))
            .environment(environment(text(fields, ENVIRONMENT)))
            .terminal(terminal)
            .stdinOpen(terminal)
            .autoRemove(on(fields, REMOVE));
    String name = text(fields, NAME);
    if (!name.isEmpty()) {
      builder.name(name);
    }
    String command = command(fields);
    return terminal
        ? new RunHere(builder.build(), command)
        : new RunBehind(builder.build(), command);
  }

  private static List<String> environment(String text) {
    List<String> pairs = Words.of(text);
    for (String pair : pairs) {
      if (pair.indexOf('=') <= 0) {
        throw new IllegalArgumentException("Environment is written NAME=value");
      }
    }
    return pairs;
  }

  /** The command line that would do the same. */
  private static String command(List<Field> fields) {
    StringBuilder line = new StringBuilder("darsena run ");
    line.append(on(fields, TERMINAL) ? "-it " : "-d ");
    if (on(fields, REMOVE)) {
      line.append("--rm ");
    }
    if (!text(fields, NAME).isEmpty()) {
      line.append("--name ").append(text(fields, NAME)).append(' ');
    }
    for (String pair : Words.of(text(fields, ENVIRONMENT))) {
      line.append("-e ").append(pair).append(' ');
    }
    line.append(text(fields, IMAGE)).append(' ').append(text(fields, COMMAND));
    return line.toString().trim();
  }

  private static String text(List<Field> fields, int index) {
    return fields.get(index) instanceof Field.Text(String label, Line line, String hint)
        ? line.text().trim()
        : "";
  }

  private static boolean on(List<Field> fields, int index) {
    return fields.get(index) instanceof Field.Toggle toggle && toggle.on();
  }
}
