package darsena.logs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes a log as the monitor does: framed lines, rotation by renaming. */
final class LogBench {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  final Path file;
  private final int files;
  private Instant now = START;

  LogBench(Path directory, int files) {
    this.file = directory.resolve("log");
    this.files = files;
  }

  LogBench at(String time) {
    now = Instant.parse(time);
    return this;
  }

  LogBench out(String text) throws IOException {
    return raw(frame("stdout", 'F', text));
  }

  LogBench err(String text) throws IOException {
    return raw(frame("stderr", 'F', text));
  }

  /** A piece of a line that goes on. */
  LogBench piece(String stream, String text) throws IOException {
    return raw(frame(stream, 'P', text));
  }

  /** Many lines {@code line N} in one write. */
  LogBench lines(long from, long to) throws IOException {
    StringBuilder text = new StringBuilder();
    for (long i = from; i < to; i++) {
      text.append(frame("stdout", 'F', "line " + i));
    }
    return raw(text.toString());
  }

  String frame(String stream, char completeness, String text) {
    now = now.plusNanos(1_000_001);
    return TIME.format(now) + " " + stream + " " + completeness + " " + text + "\n";
  }

  LogBench raw(String text) throws IOException {
    Files.write(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return this;
  }

  LogBench rotate() throws IOException {
    for (int i = files - 1; i > 0; i--) {
      Path from = numbered(i - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(i), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.createFile(file);
    return this;
  }

  private Path numbered(int number) {
    return number == 0 ? file : file.resolveSibling("log." + number);
  }
}
