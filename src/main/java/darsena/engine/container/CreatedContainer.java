package darsena.engine.container;

import darsena.container.ContainerId;
import java.util.List;

/** A new container, and what the user should know about it, a sentence each. */
public record CreatedContainer(ContainerId id, String name, List<String> warnings) {

  /** Copies the list. */
  public CreatedContainer {
    warnings = List.copyOf(warnings);
  }
}
