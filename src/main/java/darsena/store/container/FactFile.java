package darsena.store.container;

import darsena.io.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A small text file of the monitor's: {@code key value} a line. */
record FactFile(Path path, Map<String, String> facts) {
  private static final int MAXIMUM_BYTES = 16 << 10;

  /** Reads one; empty when it is not there. */
  static Optional<FactFile> read(Path path) throws IOException {
    String content;
    try {
      content = new String(DurableFiles.read(path, MAXIMUM_BYTES), StandardCharsets.UTF_8);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
    Map<String, String> facts = new HashMap<>();
    for (String line : content.split("\n", -1)) {
      int blank = line.indexOf(' ');
      if (blank > 0) {
        facts.put(line.substring(0, blank), line.substring(blank + 1));
      }
    }
    return Optional.of(new FactFile(path, facts));
  }

  String text(String key) throws IOException {
    String value = facts.get(key);
    if (value == null) {
      throw new IOException(path + " has no line `" + key + "`");
    }
    return value;
  }

  /** A number that earlier versions did not write. */
  long number(String key, long otherwise) throws IOException {
    return facts.containsKey(key) ? number(key) : otherwise;
  }

  long number(String key) throws IOException {
    try {
      return Long.parseLong(text(key));
    } catch (NumberFormatException malformed) {
      throw new IOException(path + " has a malformed line `" + key + "`", malformed);
    }
  }

  /** Seconds and nanoseconds since 1970, with a point between. */
  Instant time(String key) throws IOException {
    String value = text(key);
    int point = value.indexOf('.');
    try {
      long seconds = Long.parseLong(point < 0 ? value : value.substring(0, point));
      String fraction = point < 0 ? "" : value.substring(point + 1);
      return Instant.ofEpochSecond(
          seconds, Long.parseLong((fraction + "000000000").substring(0, 9)));
    } catch (NumberFormatException malformed) {
      throw new IOException(path + " has a malformed line `" + key + "`", malformed);
    }
  }
}
