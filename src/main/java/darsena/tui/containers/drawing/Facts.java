package darsena.tui.containers.drawing;

import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.Limits;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.policy.HealthReport;
import darsena.container.policy.RestartPolicy;
import darsena.engine.container.ContainerDetails;
import darsena.engine.container.FileChange;
import darsena.engine.container.ProcessTable;
import darsena.text.DisplayWidth;
import darsena.text.ForeignText;
import darsena.tui.containers.state.ContainersModel;
import darsena.tui.containers.state.Detail;
import darsena.tui.containers.state.Tab;
import darsena.tui.theme.Role;
import darsena.tui.widget.Brief;
import darsena.tui.widget.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sides of a container that are lines of facts. */
public final class Facts {
  private static final int LABELS = 12;

  private Facts() {}

  /** A line: a label, its value, and what kind of thing the value is. */
  record Fact(String label, String value, Role role) {}

  /** The lines of the side shown, in so many columns. */
  public static List<Fact> lines(ContainersModel model, int columns) {
    Detail detail = model.detail();
    if (detail.problem().isPresent()) {
      return List.of(new Fact("", detail.problem().get().problem(), Role.ERROR));
    }
    Optional<ContainerSpec> spec = detail.details().map(ContainerDetails::spec);
    List<Fact> facts =
        switch (detail.tab()) {
          case LOGS, STATS -> List.of();
          case DETAILS -> detail.details().map(Facts::details).orElse(asking());
          case ENV -> spec.map(Facts::environment).orElse(asking());
          case MOUNTS -> spec.map(Facts::mounts).orElse(asking());
          case FILES -> detail.changes().map(Facts::files).orElse(asking());
          case TOP -> detail.processes().map(Facts::processes).orElse(asking());
        };
    return detail.tab() == Tab.TOP ? facts : wrapped(facts, columns);
  }

  private static List<Fact> asking() {
    return List.of(new Fact("", "Asking the engine.", Role.MUTED));
  }

  private static List<Fact> wrapped(List<Fact> facts, int columns) {
    List<Fact> lines = new ArrayList<>();
    for (Fact fact : facts) {
      int room = Math.max(8, columns - 2 - (fact.label().isEmpty() ? 0 : LABELS));
      String label = fact.label();
      for (String line : Wrapped.lines(ForeignText.visible(fact.value()), room)) {
        lines.add(new Fact(label, line, fact.role()));
        label = label.isEmpty() ? "" : " ";
      }
    }
    return lines;
  }

  private static List<Fact> details(ContainerDetails details) {
    ContainerSpec spec = details.spec();
    Limits limits = spec.limits();
    List<Fact> facts = new ArrayList<>();
    add(facts, "Name", spec.name());
    add(facts, "Id", spec.id().abbreviated());
    add(facts, "State", state(details.state()));
    details.health().ifPresent(health -> health(facts, health));
    add(facts, "Restarts", restarts(details));
    add(facts, "Image", spec.imageName());
    add(facts, "Image id", spec.image().toString());
    add(facts, "Command", String.join(" ", spec.process().arguments()));
    add(facts, "Directory", spec.process().workingDirectory());
    add(facts, "User", spec.process().user().isEmpty() ? "root" : spec.process().user());
    add(facts, "Hostname", spec.hostname());
    add(facts, "Terminal", terminal(spec));
    add(facts, "Created", spec.created().toString());
    add(facts, "Network", network(spec.network()));
    add(facts, "Memory", limits.memory() == 0 ? "no limit" : Brief.size(limits.memory()));
    add(facts, "Processors", limits.nanoCpus() == 0 ? "no limit" : cpus(limits.nanoCpus()));
    add(facts, "Processes", limits.pids() < 0 ? "no limit" : "at most " + limits.pids());
    add(facts, "Root", spec.readOnlyRoot() ? "read-only" : "writable");
    add(
        facts,
        "Stop",
        "signal " + spec.stop().signal() + ", " + spec.stop().timeoutSeconds() + " s");
    spec.labels().forEach((key, value) -> add(facts, "Label", key + "=" + value));
    add(facts, "Written to", details.upperPath());
    add(facts, "Log", details.logPath());
    return facts;
  }

  private static void add(List<Fact> facts, String label, String value) {
    facts.add(new Fact(label, value.isEmpty() ? "-" : value, Role.TEXT));
  }

  private static void health(List<Fact> facts, HealthReport health) {
    String row = health.failures() == 0 ? "" : ", " + health.failures() + " failures in a row";
    Role role = health.status() == HealthReport.Status.UNHEALTHY ? Role.FAILED : Role.TEXT;
    facts.add(new Fact("Health", health.status().word() + row, role));
    if (!health.probes().isEmpty()) {
      HealthReport.Probe last = health.probes().getLast();
      String how = last.exitCode() < 0 ? "" : "ended with " + last.exitCode() + ": ";
      add(facts, "Last probe", how + last.output().strip());
    }
  }

  private static String restarts(ContainerDetails details) {
    RestartPolicy policy = details.spec().restart();
    if (policy.isNone()) {
      return "never";
    }
    String so = details.restarts() == 0 ? "" : ", " + details.restarts() + " since it was started";
    return policy + so;
  }

  private static String state(ContainerState state) {
    return switch (state) {
      case ContainerState.Created _ -> "created";
      case ContainerState.Running(var process, var since) ->
          "running since " + since + ", process " + process.pid();
      case ContainerState.Paused(var process, var since) ->
          "paused since " + since + ", process " + process.pid();
      case ContainerState.Restarting(var status, var from, var to) ->
          "restarting, after it ended with " + status.shellCode() + " at " + to;
      case ContainerState.Removing _ -> "being removed";
      case ContainerState.Dead _ -> "dead: its removal did not come to its end";
      case ContainerState.Exited(var status, var from, var to) ->
          "ended with " + status.shellCode() + " at " + to;
    };
  }

  private static String terminal(ContainerSpec spec) {
    String stdin = spec.process().stdinOpen() ? "input open" : "no input";
    return (spec.process().terminal() ? "yes, " : "no, ") + stdin;
  }

  private static String network(NetworkMode mode) {
    return switch (mode) {
      case NetworkMode.Default _ -> "its own, loopback only";
      case NetworkMode.None _ -> "none";
      case NetworkMode.Host _ -> "the host's";
      case NetworkMode.Joined(String container) -> "that of " + container;
    };
  }

  private static String cpus(long nanos) {
    return "at most " + nanos / 1e9;
  }

  private static List<Fact> environment(ContainerSpec spec) {
    if (spec.process().environment().isEmpty()) {
      return List.of(new Fact("", "No environment.", Role.MUTED));
    }
    return spec.process().environment().stream()
        .sorted()
        .map(pair -> new Fact("", pair, Role.TEXT))
        .toList();
  }

  private static List<Fact> mounts(ContainerSpec spec) {
    if (spec.mounts().isEmpty()) {
      return List.of(
          new Fact("", "Nothing is mounted into it: run with -v HOST:CONTAINER.", Role.MUTED));
    }
    return spec.mounts().stream().map(Facts::mount).toList();
  }

  private static Fact mount(MountSpec mount) {
    String source =
        switch (mount) {
          case MountSpec.Bind bind -> bind.source();
          case MountSpec.Tmpfs _ -> "tmpfs";
        };
    String mode = mount.readOnly() ? "  read-only" : "";
    return new Fact("", mount.target() + "  from  " + source + mode, Role.TEXT);
  }

  private static List<Fact> files(List<FileChange> changes) {
    if (changes.isEmpty()) {
      return List.of(new Fact("", "It has changed nothing of its image.", Role.MUTED));
    }
    return changes.stream()
        .map(change ->
            new Fact(
                "",
                change.kind().letter() + " " + ForeignText.visible(change.path()),
                role(change.kind())))
        .toList();
  }

  private static Role role(FileChange.Kind kind) {
    return switch (kind) {
      case ADDED -> Role.ADDED;
      case CHANGED -> Role.CHANGED;
      case DELETED -> Role.REMOVED;
    };
  }

  /** A table whose columns are as wide as their widest cell. */
  private static List<Fact> processes(ProcessTable table) {
    int[] widths = new int[table.titles().size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] = DisplayWidth.of(table.titles().get(i));
      for (List<String> row : table.rows()) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
      }
    }
    List<Fact> lines = new ArrayList<>();
    lines.add(new Fact("", row(table.titles(), widths), Role.HEADING));
    table.rows().forEach(cells -> lines.add(new Fact("", row(cells, widths), Role.TEXT)));
    return lines;
  }

  private static String row(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      boolean last = i == cells.size() - 1;
      line.append(last ? cells.get(i) : DisplayWidth.padRight(cells.get(i), widths[i]) + "  ");
    }
    return line.toString();
  }
}
