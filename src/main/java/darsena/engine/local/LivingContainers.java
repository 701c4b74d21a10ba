package darsena.engine.local;

import darsena.engine.local.parts.ContainerParts;
import darsena.error.DarsenaException;
import darsena.store.container.StoredContainer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which containers of a store have a process, by their directories. */
final class LivingContainers implements Changes.Living {
  private final ContainerParts parts;

  /** As of the last look at all. */
  private final Map<Path, StoredContainer> known = new HashMap<>();

  LivingContainers(ContainerParts parts) {
    this.parts = parts;
  }

  @Override
  public synchronized Set<Path> all() {
    known.clear();
    for (StoredContainer container : parts.records().all()) {
      if (alive(container)) {
        known.put(container.files().kept(), container);
      }
    }
    return Set.copyOf(known.keySet());
  }

  @Override
  public synchronized Set<Path> among(Set<Path> before) {
    Set<Path> still = new HashSet<>();
    for (Path directory : before) {
      StoredContainer container = known.get(directory);
      if (container != null && alive(container)) {
        still.add(directory);
      }
    }
    return still;
  }

  private boolean alive(StoredContainer container) {
    try {
      return parts.states().state(container).alive();
    } catch (DarsenaException removedOrDamaged) {
      return false;
    }
  }
}
