package darsena.engine.local.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One instruction of a Dockerfile, applied to the configuration that containers run by. */
final class ConfigChange {
  private final String instruction;
  private final ObjectNode config;

  private ConfigChange(String instruction, ObjectNode config) {
    this.instruction = instruction;
    this.config = config;
  }

  /**
   * Changes a configuration; a {@link DarsenaException} says what is wrong with the instruction.
   */
  static void apply(String instruction, ObjectNode config) {
    String text = instruction.strip();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    String word = text.substring(0, end).toUpperCase(Locale.ROOT);
    new ConfigChange(instruction, config).apply(word, text.substring(end).strip());
  }

  private void apply(String word, String rest) {
    if (rest.isEmpty()) {
      throw wrong("it says nothing");
    }
    switch (word) {
      case "CMD" -> texts("Cmd", command(rest));
      case "ENTRYPOINT" -> texts("Entrypoint", command(rest));
      case "ENV" -> pairs(rest).forEach(this::variable);
      case "EXPOSE" -> words(rest).forEach(port -> map("ExposedPorts").putObject(port(port)));
      case "LABEL" -> pairs(rest).forEach(pair -> map("Labels").put(pair.get(0), pair.get(1)));
      case "ONBUILD" -> list("OnBuild").add(rest);
      case "USER" -> config.put("User", rest);
      case "VOLUME" -> volumes(rest).forEach(path -> map("Volumes").putObject(path));
      case "WORKDIR" -> config.put("WorkingDir", directory(rest));
      default -> throw wrong(word + " is not a valid change command");
    }
  }

  private static List<String> command(String rest) {
    return rest.startsWith("[") ? json(rest) : List.of("/bin/sh", "-c", rest);
  }

  private static List<String> volumes(String rest) {
    return rest.startsWith("[") ? json(rest) : words(rest);
  }

  /** A text in brackets that is no list of texts is a command for the shell, as in a Dockerfile. */
  private static List<String> json(String rest) {
    try {
      List<String> texts = new ArrayList<>();
      for (JsonNode each : Json.parse(rest.getBytes(StandardCharsets.UTF_8))) {
        texts.add(each.textValue());
      }
      return texts;
    } catch (IOException noList) {
      return List.of("/bin/sh", "-c", rest);
    }
  }

  private void variable(List<String> pair) {
    ArrayNode list = list("Env");
    String entry = pair.get(0) + "=" + pair.get(1);
    for (int at = 0; at < list.size(); at++) {
      if (list.get(at).asText().startsWith(pair.get(0) + "=")) {
        list.set(at, entry);
        return;
      }
    }
    list.add(entry);
  }

  private String port(String text) {
    if (!text.matches("\\d{1,5}(-\\d{1,5})?(/(tcp|udp|sctp))?")) {
      throw wrong("`" + text + "` is no port");
    }
    return text.contains("/") ? text : text + "/tcp";
  }

  private String directory(String path) {
    String before = config.path("WorkingDir").asText("/");
    return Path.of("/").resolve(before).resolve(path).normalize().toString();
  }

  /** {@code a=b c=d}, or {@code a b} for one of them. */
  private List<List<String>> pairs(String rest) {
    List<String> words = words(rest);
    if (!words.getFirst().contains("=")) {
      int blank = rest.indexOf(' ');
      if (blank < 0) {
        throw wrong("it needs a name and a value");
      }
      return List.of(List.of(rest.substring(0, blank), rest.substring(blank).strip()));
    }
    List<List<String>> pairs = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        throw wrong("`" + word + "` is not NAME=value");
      }
      pairs.add(List.of(word.substring(0, equals), word.substring(equals + 1)));
    }
    return pairs;
  }

  /** Words as a shell parts them: quotes group, a backslash takes the next character as it is. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean started = false;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '\\' && quote != '\'' && at + 1 < text.length()) {
        word.append(text.charAt(++at));
        started = true;
      } else if (quote != 0 ? each == quote : each == '"' || each == '\'') {
        quote = quote != 0 ? 0 : each;
        started = true;
      } else if (quote == 0 && Character.isWhitespace(each)) {
        if (started) {
          words.add(word.toString());
        }
        word.setLength(0);
        started = false;
      } else {
        word.append(each);
        started = true;
      }
    }
    if (started) {
      words.add(word.toString());
    }
    return words;
  }

  private void texts(String name, List<String> values) {
    ArrayNode list = config.putArray(name);
    values.forEach(list::add);
  }

  private ObjectNode map(String name) {
    return config.get(name) instanceof ObjectNode present ? present : config.putObject(name);
  }

  private ArrayNode list(String name) {
    return config.get(name) instanceof ArrayNode present ? present : config.putArray(name);
  }

  private DarsenaException wrong(String reason) {
    return new DarsenaException(
        ErrorKind.INVALID,
        "cannot change the image by `" + instruction + "`: " + reason,
        "It takes CMD, ENTRYPOINT, ENV, EXPOSE, LABEL, ONBUILD, USER, VOLUME and WORKDIR.");
  }
}
