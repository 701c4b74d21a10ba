package darsena.cli.format;

import darsena.cli.format.Expression.Call;
import darsena.cli.format.Expression.Field;
import darsena.cli.format.Expression.Function;
import darsena.cli.format.Expression.Literal;
import darsena.cli.format.Template.If;
import darsena.cli.format.Template.Node;
import darsena.cli.format.Template.Range;
import darsena.cli.format.Template.Text;
import darsena.cli.format.Template.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads templates. */
final class TemplateParser {
  private static final Pattern ACTION = Pattern.compile("\\{\\{(-? ?)(.*?)( ?-?)\\}\\}");
  private static final Pattern WORD =
      Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|\\([^()]*\\)|[^\\s\"()]+)");

  private final String text;
  private final Matcher action;
  private int position;

  TemplateParser(String text) {
    this.text = text.replace("\\t", "\t").replace("\\n", "\n");
    this.action = ACTION.matcher(this.text);
  }

  Template parse() {
    Block block = block();
    if (!block.end().isEmpty()) {
      throw wrong("`{{" + block.end() + "}}` without a beginning");
    }
    return new Template(block.nodes());
  }

  /** Nodes up to {@code end}, {@code else} or the end of the text, and which of them it was. */
  private record Block(List<Node> nodes, String end) {}

  private Block block() {
    List<Node> nodes = new ArrayList<>();
    while (action.find(position)) {
      nodes.add(new Text(text.substring(position, action.start())));
      position = action.end();
      String body = action.group(2).strip();
      switch (keyword(body)) {
        case "end", "else" -> {
          return new Block(nodes, body);
        }
        case "range" -> {
          Branches branches = branches();
          nodes.add(new Range(expression(argument(body)), branches.body(), branches.otherwise()));
        }
        case "if" -> {
          Branches branches = branches();
          nodes.add(new If(expression(argument(body)), branches.body(), branches.otherwise()));
        }
        default -> nodes.add(new Value(expression(body)));
      }
    }
    if (text.indexOf("{{", position) >= 0) {
      throw wrong("`{{` without `}}`");
    }
    nodes.add(new Text(text.substring(position)));
    return new Block(nodes, "");
  }

  private record Branches(List<Node> body, List<Node> otherwise) {}

  private Branches branches() {
    Block body = block();
    Block otherwise = body.end().equals("else") ? block() : new Block(List.of(), body.end());
    if (!otherwise.end().equals("end")) {
      throw wrong("an `{{end}}` is missing");
    }
    return new Branches(body.nodes(), otherwise.nodes());
  }

  private static Expression expression(String body) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(body);
    int end = 0;
    while (word.find() && word.start() == end) {
      words.add(word.group(1));
      end = word.end();
    }
    if (words.isEmpty() || end != body.length()) {
      throw wrong("cannot read `{{" + body + "}}`");
    }
    return words.size() == 1 ? operand(words.getFirst()) : call(body, words);
  }

  private static Expression call(String body, List<String> words) {
    Function function =
        function(words.getFirst())
            .orElseThrow(() -> wrong("there is no function `" + words.getFirst() + "`"));
    if (words.size() != function.arity() + 1) {
      throw wrong("wrong number of arguments in `{{" + body + "}}`");
    }
    return new Call(function, words.stream().skip(1).map(TemplateParser::operand).toList());
  }

  private static Expression operand(String word) {
    if (word.startsWith("(")) {
      return expression(word.substring(1, word.length() - 1));
    }
    if (word.startsWith("\"")) {
      return new Literal(word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1"));
    }
    if (word.equals(".")) {
      return new Field(List.of());
    }
    if (word.startsWith(".")) {
      return new Field(List.of(word.substring(1).split("\\.", -1)));
    }
    if (word.chars().allMatch(Character::isDigit)) {
      return new Literal(word);
    }
    throw wrong("a field begins with a dot: `{{." + word + "}}`");
  }

  private static Optional<Function> function(String word) {
    return Arrays.stream(Function.values())
        .filter(function -> function.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static String keyword(String body) {
    int end = body.indexOf(' ');
    return end < 0 ? body : body.substring(0, end);
  }

  private static String argument(String body) {
    return body.substring(keyword(body).length()).strip();
  }

  private static IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException(problem);
  }
}
