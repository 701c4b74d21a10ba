package darsena.store.container;

import darsena.container.policy.HealthReport;
import darsena.container.policy.HealthReport.Probe;
import darsena.container.policy.HealthReport.Status;
import darsena.io.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a container's monitor found when it asked whether the program is well. */
final class HealthFacts {
  private static final int MAXIMUM_BYTES = 128 << 10;

  private HealthFacts() {}

  static Optional<HealthReport> read(Path path) throws IOException {
    try {
      byte[] content = DurableFiles.read(path, MAXIMUM_BYTES);
      return Optional.of(report(new String(content, StandardCharsets.ISO_8859_1)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (RuntimeException malformed) {
      throw new IOException(path + " is malformed", malformed);
    }
  }

  private static HealthReport report(String content) {
    Status status = Status.STARTING;
    int failures = 0;
    List<Probe> probes = new ArrayList<>();
    for (String line : content.split("\n", -1)) {
      String[] words = line.split(" ", 7);
      if (words[0].equals("status")) {
        status = status(words[1]);
      } else if (words[0].equals("failures")) {
        failures = Integer.parseInt(words[1]);
      } else if (words[0].startsWith("probe-")) {
        probes.add(probe(words));
      }
    }
    return new HealthReport(status, failures, probes);
  }

  private static Status status(String word) {
    for (Status status : Status.values()) {
      if (status.word().equals(word)) {
        return status;
      }
    }
    throw new IllegalArgumentException("no status " + word);
  }

  /** Its number, start, end, what came of it, exit code, errno, output. */
  private static Probe probe(String[] words) {
    String output = unescaped(words[6]);
    return new Probe(
        time(words[1]),
        time(words[2]),
        Integer.parseInt(words[4]),
        switch (words[3]) {
          case "late" -> "Health check exceeded timeout" + (output.isEmpty() ? "" : ": " + output);
          case "failed" -> "the health check could not be run: " + output;
          default -> output;
        });
  }

  private static Instant time(String text) {
    int point = text.indexOf('.');
    return Instant.ofEpochSecond(
        Long.parseLong(text.substring(0, point)), Long.parseLong(text.substring(point + 1)));
  }

  /** Bytes as the program wrote them; {@code \xHH} is one. */
  private static String unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        bytes.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
