package darsena.store.container;

import darsena.container.ContainerId;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import java.io.IOException;

/** What can be the matter with a container's record, in words. */
final class RecordTrouble {
  private RecordTrouble() {}

  static DarsenaException taken(String name, ContainerId owner) {
    return new DarsenaException(
        ErrorKind.CONFLICT,
        "the container name `" + name + "` is already in use by container " + owner.abbreviated(),
        "Remove or rename that container, or choose another name.");
  }

  static DarsenaException vanished(StoredContainer container) {
    return new DarsenaException(
        ErrorKind.NOT_FOUND, "no such container: `" + container.name() + "`: it was removed", "");
  }

  static DarsenaException damaged(StoredContainer container, IOException damage) {
    return new DarsenaException(
        ErrorKind.DAMAGED,
        "the record of the container `"
            + container.name()
            + "` is damaged: `"
            + container.files().spec()
            + "`: "
            + damage.getMessage(),
        "`darsena rm -f " + container.name() + "` removes it.",
        damage);
  }

  static DarsenaException failed(String action, IOException problem) {
    return new DarsenaException(
        ErrorKind.FAILED, "cannot " + action + ": " + FailureWords.of(problem), "", problem);
  }
}
