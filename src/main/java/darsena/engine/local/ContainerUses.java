package darsena.engine.local;

import darsena.container.ContainerSpec;
import darsena.engine.local.images.ImageUse;
import darsena.engine.local.state.StateReader;
import darsena.error.DarsenaException;
import darsena.store.container.ContainerRecords;
import darsena.store.container.StoredContainer;
import java.util.List;
import java.util.Optional;

/** What the containers in the store hold of its images. */
record ContainerUses(ContainerRecords records, StateReader states) implements ImageUse {

  @Override
  public List<Use> uses() {
    return records.all().stream().map(this::use).flatMap(Optional::stream).toList();
  }

  private Optional<Use> use(StoredContainer container) {
    try {
      ContainerSpec spec = records.spec(container);
      boolean running = states.state(container).alive();
      return Optional.of(
          new Use(container.id(), container.name(), spec.image(), spec.layers(), running));
    } catch (DarsenaException removedOrDamaged) {
      return Optional.empty();
    }
  }
}
