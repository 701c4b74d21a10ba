package darsena.store.container;

import darsena.container.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Why a container's program never ran: written by the engine, valid until the next start. */
public record StartFailure(ExitStatus.NotStarted status, Instant at) {

  static Optional<StartFailure> read(Path path) throws IOException {
    Optional<FactFile> file = FactFile.read(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    FactFile facts = file.get();
    return Optional.of(
        new StartFailure(
            new ExitStatus.NotStarted(Math.toIntExact(facts.number("code")), facts.text("reason")),
            facts.time("at")));
  }

  byte[] document() {
    String text =
        "code %d%nat %d.%09d%nreason %s%n"
            .formatted(
                status.code(),
                at.getEpochSecond(),
                at.getNano(),
                status.reason().replace('\n', ' '));
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
