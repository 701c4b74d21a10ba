package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Variables for a program, from {@code --env-file} and then {@code --env}; a name without a value
 * takes it from our own environment, and is left out when it has none.
 */
public final class Environment {
  private Environment() {}

  /** {@code NAME=value} each, in order. */
  public static List<String> of(Arguments arguments, Map<String, String> own) {
    List<String> variables = new ArrayList<>();
    for (String file : arguments.list("env-file")) {
      for (String line : lines(file)) {
        variable(fileLine(line, file), own).ifPresent(variables::add);
      }
    }
    arguments
        .readAll("env", text -> variable(checked(text), own))
        .forEach(variable -> variable.ifPresent(variables::add));
    return variables;
  }

  private static Optional<String> variable(String text, Map<String, String> own) {
    if (text.isEmpty() || text.indexOf('=') > 0) {
      return Optional.of(text).filter(line -> !line.isEmpty());
    }
    return Optional.ofNullable(own.get(text)).map(value -> text + "=" + value);
  }

  private static String checked(String text) {
    if (text.isEmpty() || text.startsWith("=")) {
      throw new IllegalArgumentException("a variable has a name: NAME=value");
    }
    return text;
  }

  /** A line of a file; comments and empty ones become empty. */
  private static String fileLine(String line, String file) {
    String text = line.stripLeading();
    if (text.isEmpty() || text.startsWith("#")) {
      return "";
    }
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot read the variables in `" + file + "`: `" + name + "` is no name of a variable",
          "Write NAME=value, one a line.");
    }
    return text;
  }

  private static List<String> lines(String file) {
    try {
      List<String> lines = Files.readAllLines(Path.of(file));
      boolean marked = !lines.isEmpty() && lines.getFirst().startsWith("\uFEFF");
      if (marked) {
        lines.set(0, lines.getFirst().substring(1));
      }
      return lines;
    } catch (IOException failure) {
      String reason =
          switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case CharacterCodingException _ -> "it is not UTF-8 text";
            default -> "it is no file that may be read";
          };
      throw new DarsenaException(
          ErrorKind.INVALID, "cannot read the variables in `" + file + "`: " + reason, "", failure);
    }
  }
}
