package darsena.cli;

import darsena.cli.syntax.Flag;
import darsena.cli.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code --help} prints, wrapped to the width of the terminal. */
final class HelpPage {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 100;
  private static final int WIDEST_LEFT = 34;

  private final int columns;
  private final StringBuilder out = new StringBuilder();

  HelpPage(int columns) {
    this.columns = Math.clamp(columns, NARROWEST, WIDEST);
  }

  /** All commands by theme. */
  String everything() {
    Syntax global = GlobalOptions.syntax();
    head(global);
    for (Catalogue.Theme theme : Catalogue.THEMES) {
      List<Entry> entries =
          theme.names().stream()
              .map(name -> new Entry(name, Catalogue.create(name).syntax().summary()))
              .toList();
      section(theme.title(), entries);
    }
    flags(global);
    section(
        "Examples",
        List.of(
            new Entry("darsena", "Open the screen"),
            new Entry("darsena run --rm lanterna hello", "Run the sample image that is built in"),
            new Entry("darsena run -it --rm debian bash", "Pull an image and work inside it")));
    paragraph("Run 'darsena COMMAND --help' for more about a command.");
    return out.toString();
  }

  /** The commands of a family. */
  String family(String family) {
    out.append("Usage:  darsena ").append(family).append(" COMMAND\n");
    section(
        "Commands",
        Catalogue.members(family).stream()
            .map(name -> new Entry(name, summary(family, name)))
            .toList());
    paragraph("Run 'darsena " + family + " COMMAND --help' for more about a command.");
    return out.toString();
  }

  private static String summary(String family, String member) {
    String command = Catalogue.match(List.of(family, member)).orElseThrow().name();
    return Catalogue.create(command).syntax().summary();
  }

  /** One command. */
  String of(Syntax syntax) {
    head(syntax);
    List<String> others = Catalogue.otherNames(syntax.name());
    if (!others.isEmpty()) {
      out.append("\nAlso known as:\n");
      String names = others.stream().map("darsena "::concat).collect(Collectors.joining(", "));
      wrap(names, columns - 2).forEach(line -> out.append("  ").append(line).append('\n'));
    }
    flags(syntax);
    examples(syntax);
    return out.toString();
  }

  private record Entry(String left, String right) {}

  private void head(Syntax syntax) {
    out.append("Usage:  darsena ").append(syntax.usage()).append('\n');
    paragraph(syntax.summary());
  }

  private void paragraph(String text) {
    out.append('\n');
    wrap(text, columns).forEach(line -> out.append(line).append('\n'));
  }

  private void flags(Syntax syntax) {
    for (Syntax.Section section : syntax.sections()) {
      section(section.title(), section.flags().stream().map(HelpPage::entry).toList());
    }
  }

  private static Entry entry(Flag flag) {
    String indent = flag.hasShort() ? "" : "    ";
    String value = flag.placeholder().isEmpty() ? "" : " " + flag.placeholder();
    return new Entry(indent + flag.title() + value, flag.text());
  }

  /** Examples with long lines explain themselves on a line of their own. */
  private void examples(Syntax syntax) {
    if (syntax.examples().isEmpty()) {
      return;
    }
    out.append("\nExamples:\n");
    for (Syntax.Example example : syntax.examples()) {
      out.append("  # ").append(example.meaning()).append('\n');
      out.append("  ").append(example.line()).append('\n');
    }
  }

  private void section(String title, List<Entry> entries) {
    out.append('\n').append(title).append(":\n");
    int left = entries.stream().mapToInt(entry -> entry.left().length()).max().orElse(0);
    int indent = 2 + Math.min(left, WIDEST_LEFT) + 2;
    for (Entry entry : entries) {
      StringBuilder line = new StringBuilder("  ").append(entry.left());
      boolean first = true;
      for (String text : wrap(entry.right(), Math.max(20, columns - indent))) {
        if (!first || line.length() > indent - 2) {
          out.append(line.toString().stripTrailing()).append('\n');
          line.setLength(0);
        }
        line.append(" ".repeat(indent - line.length())).append(text);
        first = false;
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
