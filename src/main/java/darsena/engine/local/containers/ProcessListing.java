package darsena.engine.local.containers;

import darsena.cgroup.ContainerCgroup;
import darsena.container.Lifecycle;
import darsena.container.Lifecycle.Action;
import darsena.engine.container.ProcessTable;
import darsena.engine.local.host.FullListing;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.state.Endings;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A container's processes as the host's ps shows them, as docker's top does. */
final class ProcessListing {
  private static final int MAXIMUM_BYTES = 16 << 20;

  private final ContainerParts parts;

  ProcessListing(ContainerParts parts) {
    this.parts = parts;
  }

  ProcessTable of(StoredContainer container, List<String> arguments) {
    Lifecycle.judge(Action.TOP, container.name(), parts.states().state(container));
    ContainerCgroup cgroup = parts.cgroups().apply(container.id());
    Set<Integer> members = new HashSet<>(cgroup.members());
    List<String> asked = arguments.isEmpty() ? List.of("-ef") : arguments;
    try {
      return filtered(run(asked), members);
    } catch (IOException noPs) {
      return FullListing.of(members);
    }
  }

  private static List<String> run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ps"));
    command.addAll(arguments);
    Process ps = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      ps.getOutputStream().close();
      byte[] output = ps.getInputStream().readNBytes(MAXIMUM_BYTES);
      String text = new String(output, StandardCharsets.UTF_8);
      if (ps.waitFor() != 0) {
        throw refused("ps says: " + text.lines().findFirst().orElse("nothing"));
      }
      return text.lines().toList();
    } catch (InterruptedException cancelled) {
      throw Endings.cancelled();
    } finally {
      ps.destroy();
    }
  }

  /** Keeps the rows of the container's processes; the last column may hold blanks. */
  static ProcessTable filtered(List<String> lines, Set<Integer> members) {
    List<String> titles = lines.isEmpty() ? List.of() : cells(lines.getFirst(), Integer.MAX_VALUE);
    int pid = titles.indexOf("PID");
    if (pid < 0) {
      throw refused("its output has no column PID");
    }
    List<List<String>> rows =
        lines.stream()
            .skip(1)
            .map(line -> cells(line, titles.size()))
            .filter(row -> row.size() > pid && isMember(row.get(pid), members))
            .toList();
    return new ProcessTable(titles, rows);
  }

  private static boolean isMember(String pid, Set<Integer> members) {
    try {
      return members.contains(Integer.valueOf(pid));
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  private static List<String> cells(String line, int count) {
    return Arrays.asList(line.strip().split("\\s+", count));
  }

  private static DarsenaException refused(String reason) {
    return new DarsenaException(
        ErrorKind.INVALID,
        "cannot list processes: " + reason,
        "Give arguments of ps that print the pids, for example `-ef` or `aux`.");
  }
}
