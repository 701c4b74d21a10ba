package darsena.store.container;

import darsena.container.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How a container ended: written by its monitor when it has.
 *
 * @param outOfMemory whether the kernel killed any of its processes for lack of memory
 * @param restarts how often its monitor had started it again
 * @param restarting whether the monitor was about to do so once more
 */
public record ExitFacts(
    ExitStatus status,
    boolean outOfMemory,
    Instant started,
    Instant finished,
    int restarts,
    boolean restarting) {

  static Optional<ExitFacts> read(Path path) throws IOException {
    Optional<FactFile> file = FactFile.read(path);
    return file.isEmpty() ? Optional.empty() : Optional.of(parse(file.get()));
  }

  private static ExitFacts parse(FactFile file) throws IOException {
    return new ExitFacts(
        status(file),
        file.number("oom", 0) != 0,
        file.time("started"),
        file.time("finished"),
        Math.toIntExact(file.number("restarts", 0)),
        file.number("restarting", 0) != 0);
  }

  private static ExitStatus status(FactFile file) throws IOException {
    String[] words = file.text("status").split(" ", 2);
    if (words.length != 2) {
      throw new IOException(file.path() + " has a malformed status");
    }
    return switch (words[0]) {
      case "code" -> new ExitStatus.Code(number(file, words[1]));
      case "failed" -> new ExitStatus.NotStarted(number(file, words[1]), file.text("reason"));
      case "signal" -> new ExitStatus.Signal(number(file, words[1]), file.text("oom").equals("1"));
      default -> throw new IOException(file.path() + " has a malformed status");
    };
  }

  private static int number(FactFile file, String text) throws IOException {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException malformed) {
      throw new IOException(file.path() + " has a malformed status", malformed);
    }
  }
}
