package darsena.cli.runtime;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line as programs in Go read it: one dash or two, {@code --flag value} or {@code
 * --flag=value}. Read here because each call is a process of its own, and a parser for all of
 * Darsena's commands would double its time.
 */
final class Words {
  private final Map<String, List<String>> flags = new HashMap<>();
  private final List<String> rest = new ArrayList<>();

  private Words() {}

  /**
   * The flags of one command.
   *
   * @param valued flags with a value
   * @param plain flags without
   * @param aliases long names by short ones
   */
  record Known(Set<String> valued, Set<String> plain, Map<String, String> aliases) {}

  /**
   * Reads a line.
   *
   * @param interspersed whether flags may follow the first argument
   */
  static Words read(List<String> line, Known known, boolean interspersed) {
    Words words = new Words();
    int at = 0;
    while (at < line.size()) {
      String word = line.get(at);
      if (word.equals("--")) {
        words.rest.addAll(line.subList(at + 1, line.size()));
        break;
      }
      if (!word.startsWith("-") || word.equals("-")) {
        if (!interspersed) {
          words.rest.addAll(line.subList(at, line.size()));
          break;
        }
        words.rest.add(word);
        at++;
        continue;
      }
      at = words.flag(line, at, known);
    }
    return words;
  }

  private int flag(List<String> line, int at, Known known) {
    String bare = line.get(at).replaceFirst("^--?", "");
    int equals = bare.indexOf('=');
    String typed = equals < 0 ? bare : bare.substring(0, equals);
    String name = known.aliases.getOrDefault(typed, typed);
    if (known.plain.contains(name)) {
      put(name, equals < 0 ? "true" : bare.substring(equals + 1));
      return at + 1;
    }
    if (!known.valued.contains(name)) {
      throw usage("flag provided but not defined: -" + typed);
    }
    if (equals >= 0) {
      put(name, bare.substring(equals + 1));
      return at + 1;
    }
    if (at + 1 >= line.size()) {
      throw usage("flag needs an argument: -" + typed);
    }
    put(name, line.get(at + 1));
    return at + 2;
  }

  private void put(String name, String value) {
    flags.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  boolean on(String name) {
    return text(name).filter(value -> !value.equals("false")).isPresent();
  }

  boolean has(String name) {
    return flags.containsKey(name);
  }

  /** The last of them. */
  Optional<String> text(String name) {
    List<String> values = flags.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  List<String> texts(String name) {
    return flags.getOrDefault(name, List.of());
  }

  int number(String name) {
    try {
      return text(name).map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException noNumber) {
      throw usage("invalid value \"" + text(name).orElse("") + "\" for flag -" + name);
    }
  }

  List<String> rest() {
    return rest;
  }

  /** The one argument that there must be first. */
  String id() {
    if (rest.isEmpty() || rest.getFirst().isEmpty()) {
      throw usage("container id cannot be empty");
    }
    return rest.getFirst();
  }

  static DarsenaException usage(String problem) {
    return new DarsenaException(ErrorKind.INVALID, problem, "");
  }
}
