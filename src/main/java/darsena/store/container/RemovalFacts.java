package darsena.store.container;

import darsena.container.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Who removes a container: written by the engine before anything of it goes. */
final class RemovalFacts {
  private RemovalFacts() {}

  static Optional<ProcessIdentity> read(Path path) throws IOException {
    Optional<FactFile> file = FactFile.read(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    FactFile facts = file.get();
    return Optional.of(
        new ProcessIdentity(
            facts.text("boot-id"),
            Math.toIntExact(facts.number("pid")),
            facts.number("start-time")));
  }

  static byte[] document(ProcessIdentity remover) {
    String text =
        "boot-id "
            + remover.bootId()
            + "\npid "
            + remover.pid()
            + "\nstart-time "
            + remover.startTime()
            + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
