package darsena.cli.format;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.io.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of Go's templates that people type after {@code --format}: text with fields in it,
 * {@code {{.State.Status}}}, {@code {{json .Mounts}}}, {@code {{range}}}, {@code {{if}}}. The rest
 * is refused.
 */
public final class Template {
  private final List<Node> nodes;

  /** A piece of a template. */
  sealed interface Node {}

  /** Text as it stands. */
  record Text(String text) implements Node {}

  /** A value to print. */
  record Value(Expression expression) implements Node {}

  /** {@code {{range}}}: the body for each element. */
  record Range(Expression expression, List<Node> body, List<Node> otherwise) implements Node {}

  /** {@code {{if}}}: the body when the value is something. */
  record If(Expression expression, List<Node> body, List<Node> otherwise) implements Node {}

  Template(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** Reads a template; an {@link IllegalArgumentException} says what is wrong with it. */
  public static Template parse(String text) {
    return new TemplateParser(text).parse();
  }

  /** The template with an object's values in it. */
  public String render(JsonNode root) {
    StringBuilder out = new StringBuilder();
    render(nodes, root, out);
    return out.toString();
  }

  private static void render(List<Node> nodes, JsonNode root, StringBuilder out) {
    for (Node node : nodes) {
      switch (node) {
        case Text(String text) -> out.append(text);
        case Value(Expression expression) -> out.append(text(expression.evaluate(root)));
        case If(Expression expression, List<Node> body, List<Node> otherwise) ->
            render(truth(expression.evaluate(root)) ? body : otherwise, root, out);
        case Range(Expression expression, List<Node> body, List<Node> otherwise) -> {
          JsonNode elements = expression.evaluate(root);
          elements.forEach(element -> render(body, element, out));
          render(elements.isEmpty() ? otherwise : List.of(), root, out);
        }
      }
    }
  }

  private static boolean truth(JsonNode value) {
    if (value.isContainerNode()) {
      return !value.isEmpty();
    }
    return value.isBoolean() ? value.booleanValue() : !List.of("", "0").contains(value.asText());
  }

  /** How Go prints a value: a list in brackets, a map with {@code map[key:value]}. */
  static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(text(element)));
      return "[" + String.join(" ", elements) + "]";
    }
    if (value.isObject()) {
      List<String> entries = new ArrayList<>();
      value
          .properties()
          .forEach(entry -> entries.add(entry.getKey() + ":" + text(entry.getValue())));
      return "map[" + String.join(" ", entries.stream().sorted().toList()) + "]";
    }
    return value.isNull() ? "<no value>" : value.asText();
  }

  /** The value as JSON on one line; what a terminal would obey is escaped, which JSON allows. */
  public static String json(JsonNode value) {
    return JsonText.safe(new String(Json.bytes(value), StandardCharsets.UTF_8));
  }
}
