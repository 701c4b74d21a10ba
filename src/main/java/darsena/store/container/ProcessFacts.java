package darsena.store.container;

import darsena.container.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who runs a container: written by its monitor before the program starts.
 *
 * @param restarts how often its monitor has started it again, without being asked
 */
public record ProcessFacts(
    ProcessIdentity process, ProcessIdentity monitor, Instant started, int restarts) {

  static Optional<ProcessFacts> read(Path path) throws IOException {
    Optional<FactFile> file = FactFile.read(path);
    return file.isEmpty() ? Optional.empty() : Optional.of(parse(file.get()));
  }

  private static ProcessFacts parse(FactFile file) throws IOException {
    String boot = file.text("boot-id");
    return new ProcessFacts(
        identity(file, boot, "pid", "start-time"),
        identity(file, boot, "monitor-pid", "monitor-start-time"),
        file.time("started"),
        Math.toIntExact(file.number("restarts", 0)));
  }

  private static ProcessIdentity identity(FactFile file, String boot, String pid, String start)
      throws IOException {
    return new ProcessIdentity(boot, Math.toIntExact(file.number(pid)), file.number(start));
  }
}
