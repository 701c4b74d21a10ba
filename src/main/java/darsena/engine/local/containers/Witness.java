package darsena.engine.local.containers;

import darsena.container.ExitStatus;
import darsena.engine.container.SessionEnd;
import darsena.engine.local.parts.ContainerParts;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.attach.AttachClient;
import darsena.runtime.attach.SessionOutcome;
import darsena.store.container.StoredContainer;
import java.util.Optional;

/**
 * Learns how containers end from their monitors, which tell it when the end is recorded and a
 * container that removes itself is out of the way. Its files may be gone before anybody reads them.
 */
final class Witness {
  private final ContainerParts parts;

  Witness(ContainerParts parts) {
    this.parts = parts;
  }

  /** How it ended last; waits while it runs. */
  ExitStatus await(StoredContainer container) {
    Optional<ExitStatus> already = parts.endings().ended(container);
    if (already.isPresent()) {
      return known(container, already.get());
    }
    SessionOutcome outcome;
    try (AttachClient client = parts.helper().listen(container.files().socket())) {
      outcome = client.await();
    }
    if (outcome instanceof SessionOutcome.Exited(int status)) {
      return new ExitStatus.Code(status);
    }
    return known(
        container,
        parts.endings().await(container, Optional.empty()).orElseGet(ExitStatus.Unknown::new));
  }

  /** How a session ended whose monitor did not say so; its own container is asked. */
  SessionEnd lost(StoredContainer container) {
    return parts
        .endings()
        .ended(container)
        .map(status -> new SessionEnd.Ended(known(container, status).shellCode()))
        .orElseThrow(() ->
            new DarsenaException(
                ErrorKind.FAILED,
                "the session was cut off: the monitor of the container ended",
                "See with `darsena ps` what it does now."));
  }

  /** Only of a container that is there may it be said that nobody knows. */
  private ExitStatus known(StoredContainer container, ExitStatus status) {
    if (status instanceof ExitStatus.Unknown) {
      parts.records().requirePresent(container);
    }
    return status;
  }
}
