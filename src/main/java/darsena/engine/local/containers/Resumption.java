package darsena.engine.local.containers;

import darsena.container.ContainerState;
import darsena.engine.local.parts.ContainerParts;
import darsena.error.DarsenaException;
import darsena.store.container.StoredContainer;
import java.util.ArrayList;
import java.util.List;

/** Which containers are to run again when the machine has come up. */
record Resumption(ContainerParts parts) {

  List<String> due() {
    List<String> names = new ArrayList<>();
    for (StoredContainer container : parts.records().all()) {
      try {
        if (isDue(container)) {
          names.add(container.name());
        }
      } catch (DarsenaException removedOrDamaged) {
        // It cannot be started; the others can.
      }
    }
    return names;
  }

  private boolean isDue(StoredContainer container) {
    ContainerState state = parts.states().state(container);
    boolean started =
        switch (state) {
          case ContainerState.Exited _ -> true;
          case ContainerState.Created _,
              ContainerState.Running _,
              ContainerState.Paused _,
              ContainerState.Restarting _,
              ContainerState.Removing _,
              ContainerState.Dead _ ->
              false;
        };
    return parts
        .records()
        .spec(container)
        .restart()
        .resumes(started, parts.records().stopped(container));
  }
}
