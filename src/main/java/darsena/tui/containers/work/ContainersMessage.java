package darsena.tui.containers.work;

import darsena.engine.container.ContainerDetails;
import darsena.engine.container.ContainerSummary;
import darsena.engine.container.FileChange;
import darsena.engine.container.ProcessTable;
import darsena.engine.container.Usage;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.message.Problem;
import darsena.tui.page.Field;
import java.util.List;
import java.util.Map;

/** What the page of containers is told; containers are named by id. */
public sealed interface ContainersMessage extends Message.OfPage {

  @Override
  default PageId page() {
    return PageId.CONTAINERS;
  }

  /** All containers there are. */
  record Listed(List<ContainerSummary> containers) implements ContainersMessage {
    /** Copies the list. */
    public Listed {
      containers = List.copyOf(containers);
    }
  }

  /** They could not be listed this time. */
  record Unlisted() implements ContainersMessage {}

  /** What containers use now; those that do not run are missing. */
  record Used(Map<String, Usage> usages) implements ContainersMessage {
    /** Copies the map. */
    public Used {
      usages = Map.copyOf(usages);
    }
  }

  /** Everything about one. */
  record Inspected(String container, ContainerDetails details) implements ContainersMessage {}

  /** Its processes. */
  record Ran(String container, ProcessTable processes) implements ContainersMessage {}

  /** What it has changed of its image. */
  record Differs(String container, List<FileChange> changes) implements ContainersMessage {
    /** Copies the list. */
    public Differs {
      changes = List.copyOf(changes);
    }
  }

  /** What was asked about one cannot be told. */
  record Untold(String container, Problem problem) implements ContainersMessage {}

  /** A container was run with these fields; the next form begins with them. */
  record RunAsked(List<Field> fields) implements ContainersMessage {
    /** Copies the list. */
    public RunAsked {
      fields = List.copyOf(fields);
    }
  }
}
