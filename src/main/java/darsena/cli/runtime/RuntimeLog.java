package darsena.cli.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.io.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What callers are told of failures: lines in the form of runc's, in a file of theirs. */
final class RuntimeLog {
  private final PrintStream err;
  private final Optional<Path> file;
  private final boolean json;

  RuntimeLog(PrintStream err, Optional<Path> file, boolean json) {
    this.err = err;
    this.file = file;
    this.json = json;
  }

  void warning(String message) {
    log("warning", message);
  }

  /** In the log, and for people on standard error too. */
  void error(String message) {
    log("error", message);
    if (file.isPresent()) {
      err.println(message);
    }
  }

  private void log(String level, String message) {
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String line = json ? document(level, message, time) : text(level, message, time);
    if (file.isEmpty()) {
      err.println(line);
      return;
    }
    try {
      Files.writeString(
          file.get(),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      err.println(line);
    }
  }

  private static String document(String level, String message, String time) {
    ObjectNode line = Json.object();
    line.put("level", level);
    line.put("msg", message);
    line.put("time", time);
    return new String(Json.bytes(line), StandardCharsets.UTF_8);
  }

  private static String text(String level, String message, String time) {
    String quoted = message.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "time=\"" + time + "\" level=" + level + " msg=\"" + quoted + "\"";
  }
}
