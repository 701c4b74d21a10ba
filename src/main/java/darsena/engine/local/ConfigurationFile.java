package darsena.engine.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import darsena.engine.Settings;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The configuration file: TOML, every key optional, every mistake told with its line. */
final class ConfigurationFile {
  private static final int MAXIMUM_BYTES = 1 << 20;
  private static final Set<String> KEYS =
      Set.of(
          "root",
          "run-root",
          "insecure-registries",
          "no-new-privileges",
          "detach-keys",
          "theme",
          "log");
  private static final Set<String> LOG_KEYS = Set.of("max-size", "max-files");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmg]?)b?");

  private final String name;
  private final String text;
  private final JsonNode tree;

  private ConfigurationFile(String name, String text, JsonNode tree) {
    this.name = name;
    this.text = text;
    this.tree = tree;
  }

  /** A file that says nothing; the parser is not even loaded. */
  static ConfigurationFile empty() {
    return new ConfigurationFile("", "", Json.object());
  }

  /** Reads and checks the names of all keys. */
  static ConfigurationFile read(Path path) {
    String text;
    try {
      text = new String(content(path), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot read the configuration `" + path + "`: " + reason(unreadable),
          "Check that the file exists and may be read.",
          unreadable);
    }
    return parse(path.toString(), text);
  }

  /** A user's file: it may well be a symbolic link. */
  private static byte[] content(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return file.readNBytes(MAXIMUM_BYTES);
    }
  }

  static ConfigurationFile parse(String name, String text) {
    try {
      ConfigurationFile file = new ConfigurationFile(name, text, new TomlMapper().readTree(text));
      file.checkKeys(file.tree, KEYS);
      file.checkKeys(file.tree.path("log"), LOG_KEYS);
      return file;
    } catch (JsonProcessingException malformed) {
      throw problem(name, malformed.getLocation().getLineNr(), malformed.getOriginalMessage());
    }
  }

  /** The settings, with {@code givenRoot} over the file's root. */
  Settings settings(Optional<Path> givenRoot, Path defaultRoot) {
    Path root = givenRoot.or(() -> path("root")).orElse(defaultRoot).toAbsolutePath().normalize();
    Settings defaults = Settings.at(root);
    // A run directory in the file belongs to the store in the file, not to one given by flag.
    Path runRoot =
        givenRoot.isPresent() ? defaults.runRoot() : path("run-root").orElse(defaults.runRoot());
    return new Settings(
        root,
        runRoot,
        defaults.nativePrograms(),
        strings("insecure-registries"),
        bool("no-new-privileges").orElse(defaults.noNewPrivileges()),
        size(tree.path("log"), "max-size").orElse(defaults.logMaximumBytes()),
        logFiles().orElse(defaults.logMaximumFiles()),
        string("detach-keys").orElse(defaults.detachKeys()),
        string("theme"));
  }

  private void checkKeys(JsonNode table, Set<String> known) {
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      if (!known.contains(entry.getKey())) {
        throw problem(
            entry.getKey(),
            "unknown key; known are " + String.join(", ", known.stream().sorted().toList()));
      }
    }
    if (!table.isMissingNode() && !table.isObject()) {
      throw problem("log", "must be a table");
    }
  }

  private Optional<String> string(String key) {
    return value(tree, key, JsonNode::isTextual, "must be a string").map(JsonNode::textValue);
  }

  private Optional<Path> path(String key) {
    Optional<Path> path = string(key).map(Path::of);
    if (path.isPresent() && !path.get().isAbsolute()) {
      throw problem(key, "must be an absolute path");
    }
    return path;
  }

  private Optional<Boolean> bool(String key) {
    return value(tree, key, JsonNode::isBoolean, "must be true or false")
        .map(JsonNode::booleanValue);
  }

  private Set<String> strings(String key) {
    return value(tree, key, ConfigurationFile::isTexts, "must be a list of strings")
        .map(list -> list.valueStream().map(JsonNode::textValue).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private Optional<Integer> logFiles() {
    return value(
            tree.path("log"),
            "max-files",
            node -> node.isInt() && node.intValue() >= 1 && node.intValue() <= 1000,
            "must be a number from 1 to 1000")
        .map(JsonNode::intValue);
  }

  private Optional<Long> size(JsonNode table, String key) {
    Optional<JsonNode> node =
        value(
            table, key, n -> n.isTextual() || n.isIntegralNumber(), "must be a size like \"64m\"");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Matcher size = SIZE.matcher(node.get().asText().toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw problem(key, "must be a size like \"64m\"");
    }
    int shift = 10 * " kmg".indexOf(size.group(2).isEmpty() ? " " : size.group(2));
    long bytes = Long.parseLong(size.group(1)) << shift;
    if (bytes < 1 << 16) {
      throw problem(key, "must be 64 KiB or more");
    }
    return Optional.of(bytes);
  }

  private Optional<JsonNode> value(
      JsonNode table, String key, java.util.function.Predicate<JsonNode> valid, String rule) {
    JsonNode node = table.path(key);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!valid.test(node)) {
      throw problem(key, rule);
    }
    return Optional.of(node);
  }

  private static boolean isTexts(JsonNode node) {
    return node.isArray() && node.valueStream().allMatch(JsonNode::isTextual);
  }

  private DarsenaException problem(String key, String rule) {
    return problem(name, lineOf(key), "`" + key + "` " + rule);
  }

  private static DarsenaException problem(String name, int line, String rule) {
    return new DarsenaException(
        ErrorKind.INVALID,
        "cannot use the configuration `" + name + "`: line " + line + ": " + rule,
        "");
  }

  /** The tree has lost the lines of its keys; a key stands at the beginning of its line. */
  private int lineOf(String key) {
    Pattern start = Pattern.compile("\\s*\\[?\\s*[\"']?" + Pattern.quote(key) + "\\b.*");
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (start.matcher(lines.get(i)).matches()) {
        return i + 1;
      }
    }
    return 1;
  }

  private static String reason(IOException problem) {
    return problem instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : String.valueOf(problem.getMessage());
  }
}
