package darsena.cli.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands between the braces of a template. */
sealed interface Expression {

  /** Its value for an object; fields that are not there are an error, as in docker. */
  JsonNode evaluate(JsonNode root);

  /** {@code .A.B}; no names mean the object itself. */
  record Field(List<String> names) implements Expression {
    @Override
    public JsonNode evaluate(JsonNode root) {
      JsonNode value = root;
      for (String name : names) {
        JsonNode next = value.get(name);
        if (next == null) {
          throw new IllegalArgumentException(
              "there is no field `." + String.join(".", names) + "`");
        }
        value = next;
      }
      return value;
    }
  }

  /** {@code "text"}. */
  record Literal(String text) implements Expression {
    @Override
    public JsonNode evaluate(JsonNode root) {
      return TextNode.valueOf(text);
    }
  }

  /** A function and what it is given. */
  record Call(Function function, List<Expression> arguments) implements Expression {
    @Override
    public JsonNode evaluate(JsonNode root) {
      List<JsonNode> values = arguments.stream().map(each -> each.evaluate(root)).toList();
      JsonNode first = values.getFirst();
      return switch (function) {
        case JSON -> TextNode.valueOf(Template.json(first));
        case LEN -> IntNode.valueOf(first.isTextual() ? first.asText().length() : first.size());
        case UPPER -> TextNode.valueOf(first.asText().toUpperCase(Locale.ROOT));
        case LOWER -> TextNode.valueOf(first.asText().toLowerCase(Locale.ROOT));
        case PRINTLN -> TextNode.valueOf(Template.text(first) + "\n");
        case JOIN -> join(first, values.getLast().asText());
        case INDEX -> index(first, values.getLast().asText());
      };
    }

    private static JsonNode join(JsonNode elements, String separator) {
      List<String> texts = new ArrayList<>();
      elements.forEach(element -> texts.add(Template.text(element)));
      return TextNode.valueOf(String.join(separator, texts));
    }

    private static JsonNode index(JsonNode container, String key) {
      JsonNode found =
          container.isArray() && key.matches("\\d{1,9}")
              ? container.get(Integer.parseInt(key))
              : container.get(key);
      return found == null ? TextNode.valueOf("") : found;
    }
  }

  /** The functions there are. */
  enum Function {
    /** As JSON. */
    JSON(1),
    /** Number of elements. */
    LEN(1),
    /** Upper case. */
    UPPER(1),
    /** Lower case. */
    LOWER(1),
    /** With a line end. */
    PRINTLN(1),
    /** Elements with a text between them. */
    JOIN(2),
    /** An element by key or number. */
    INDEX(2);

    private final int arity;

    Function(int arity) {
      this.arity = arity;
    }

    int arity() {
      return arity;
    }
  }
}
