package darsena.engine.local;

import darsena.container.ContainerSpec;
import darsena.engine.local.images.ImageUse;
import darsena.engine.local.state.StateReader;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.store.container.ContainerRecords;
import darsena.store.container.StoredContainer;
import java.util.ArrayList;
import java.util.List;

/** What the containers in the store hold of its images. */
record ContainerUses(ContainerRecords records, StateReader states) implements ImageUse {

  @Override
  public Uses uses() {
    List<Use> known = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (StoredContainer container : records.all()) {
      try {
        known.add(use(container));
      } catch (DarsenaException problem) {
        if (problem.kind() != ErrorKind.NOT_FOUND) {
          unreadable.add(container.name());
        }
      }
    }
    return new Uses(known, unreadable);
  }

  private Use use(StoredContainer container) {
    ContainerSpec spec = records.spec(container);
    boolean running = states.state(container).alive();
    return new Use(container.id(), container.name(), spec.image(), spec.layers(), running);
  }
}
