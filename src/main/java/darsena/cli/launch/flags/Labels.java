package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code --label-file} and then {@code --label}. */
final class Labels {
  private Labels() {}

  static Map<String, String> of(Arguments arguments) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String file : arguments.list("label-file")) {
      read(file, labels);
    }
    arguments.readAll("label", Labels::label).forEach(labels::putAll);
    return labels;
  }

  /** A label a line; empty lines and those that begin with # are passed over. */
  private static void read(String file, Map<String, String> labels) {
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        String text = line.stripLeading();
        if (!text.isEmpty() && !text.startsWith("#")) {
          labels.putAll(label(text));
        }
      }
    } catch (IOException | IllegalArgumentException wrong) {
      String reason =
          wrong instanceof IllegalArgumentException
              ? wrong.getMessage()
              : "it is no text that can be read";
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot read the labels in `" + file + "`: " + reason,
          "Write KEY=value, one a line.",
          wrong);
    }
  }

  private static Map<String, String> label(String text) {
    int equals = text.indexOf('=');
    if (text.isEmpty() || equals == 0) {
      throw new IllegalArgumentException("a label has a key: KEY=value");
    }
    return equals < 0
        ? Map.of(text, "")
        : Map.of(text.substring(0, equals), text.substring(equals + 1));
  }
}
