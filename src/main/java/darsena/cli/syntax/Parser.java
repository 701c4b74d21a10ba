package darsena.cli.syntax;

import darsena.cli.syntax.Flag.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a command line as docker does: {@code -it}, {@code -eA=b}, {@code --name web}, {@code
 * --name=web}, {@code --rm=false}; {@code --} ends the flags.
 */
public final class Parser {
  private final Syntax syntax;
  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final Iterator<String> rest;

  private Parser(Syntax syntax, List<String> line) {
    this.syntax = syntax;
    this.rest = line.iterator();
  }

  /** Understands a line, the command's own words left out, or fails with {@link UsageException}. */
  public static Arguments parse(Syntax syntax, List<String> line) {
    Parser parser = new Parser(syntax, line);
    parser.readAll();
    parser.checkCount();
    return new Arguments(syntax, parser.values, parser.words);
  }

  /** Whether the line asks for help; what follows {@code --} or belongs to a program does not. */
  public static boolean asksForHelp(Syntax syntax, List<String> line) {
    boolean shortIsFree = syntax.flag("-h").isEmpty();
    boolean isValue = false;
    for (String word : line) {
      boolean isFlag = !isValue && word.startsWith("-") && word.length() > 1;
      if (word.equals("--") || (!isFlag && !isValue && syntax.endsAtFirstArgument())) {
        return false;
      }
      if (isFlag && (word.equals("--help") || (word.equals("-h") && shortIsFree))) {
        return true;
      }
      isValue = isFlag && awaitsValue(syntax, word);
    }
    return false;
  }

  private static boolean awaitsValue(Syntax syntax, String word) {
    String last = word.startsWith("--") ? word : "-" + word.charAt(word.length() - 1);
    return syntax.flag(last).filter(flag -> flag.kind() != Kind.SWITCH).isPresent();
  }

  static UsageException invalidValue(Syntax syntax, String name, String value, String reason) {
    String title = syntax.flag(name).map(Flag::title).orElse(name);
    return UsageException.flag(
        "cannot take `" + value + "` for `" + title + "`: " + reason, seeHelp(syntax));
  }

  private void readAll() {
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals("--")) {
        rest.forEachRemaining(words::add);
      } else if (word.startsWith("--")) {
        readLong(word);
      } else if (word.startsWith("-") && word.length() > 1) {
        readShort(word);
      } else {
        words.add(word);
        if (syntax.endsAtFirstArgument()) {
          rest.forEachRemaining(words::add);
        }
      }
    }
  }

  private void readLong(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Flag flag = syntax.flag(name).orElseThrow(() -> unknown(name));
    if (equals >= 0) {
      put(flag, name, word.substring(equals + 1));
    } else {
      put(flag, name, flag.kind() == Kind.SWITCH ? "true" : next(flag));
    }
  }

  private void readShort(String word) {
    for (int i = 1; i < word.length(); i++) {
      String name = "-" + word.charAt(i);
      Flag flag = syntax.flag(name).orElseThrow(() -> unknown(name));
      boolean last = i == word.length() - 1;
      boolean assigned = !last && word.charAt(i + 1) == '=';
      if (flag.kind() == Kind.SWITCH && !assigned) {
        put(flag, name, "true");
      } else {
        put(flag, name, last ? next(flag) : word.substring(i + (assigned ? 2 : 1)));
        return;
      }
    }
  }

  private String next(Flag flag) {
    if (!rest.hasNext()) {
      throw UsageException.flag(
          "cannot read the command line: `" + flag.title() + "` needs a value", seeHelp(syntax));
    }
    return rest.next();
  }

  private void put(Flag flag, String name, String value) {
    String kept = flag.kind() == Kind.SWITCH ? truth(name, value) : value;
    values.computeIfAbsent(flag.key(), key -> new ArrayList<>()).add(kept);
  }

  /** The spellings that Go's strconv.ParseBool takes. */
  private String truth(String name, String value) {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> "true";
      case "0", "f", "F", "false", "FALSE", "False" -> "false";
      default -> throw invalidValue(syntax, name, value, "it takes true or false");
    };
  }

  private UsageException unknown(String name) {
    List<String> known = syntax.flags().stream().flatMap(flag -> flag.names().stream()).toList();
    Optional<String> meant =
        name.startsWith("--") ? Suggestion.among(known, name) : Optional.empty();
    return UsageException.flag(
        "cannot read the command line: `" + syntax.typed() + "` has no flag `" + name + "`",
        meant.map(word -> "Did you mean `" + word + "`? ").orElse("") + seeHelp(syntax));
  }

  private void checkCount() {
    int count = words.size();
    if (count >= syntax.fewest() && count <= syntax.most()) {
      return;
    }
    String command = "`" + syntax.typed() + "` ";
    String expected =
        count < syntax.fewest()
            ? "needs " + (syntax.most() > syntax.fewest() ? "at least " : "") + syntax.fewest()
            : "takes " + (syntax.most() == 0 ? "no" : "at most " + syntax.most());
    boolean one = expected.endsWith(" 1");
    throw UsageException.arguments(
        "cannot read the command line: " + command + expected + (one ? " argument" : " arguments"),
        "Usage: darsena " + syntax.usage() + ". " + seeHelp(syntax));
  }

  private static String seeHelp(Syntax syntax) {
    return "See: " + syntax.typed() + " --help";
  }
}
