package darsena.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.cli.format.Times;
import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.ProcessIdentity;
import darsena.container.ProcessSpec;
import darsena.container.SignalName;
import darsena.container.policy.LogPolicy;
import darsena.engine.container.ContainerDetails;
import darsena.io.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A container under the names that docker gives its parts. */
final class ContainerDocument {
  private ContainerDocument() {}

  static ObjectNode of(ContainerDetails details) {
    ContainerSpec spec = details.spec();
    List<String> line = spec.process().arguments();
    ObjectNode document = Json.object();
    document.put("Id", spec.id().hex());
    document.put("Created", Times.nanos(spec.created()));
    document.put("Path", line.isEmpty() ? "" : line.getFirst());
    fill(document.putArray("Args"), line.isEmpty() ? line : line.subList(1, line.size()));
    ObjectNode state = document.putObject("State");
    state(state, details.state(), details.outOfMemory());
    details.health().ifPresent(health -> HealthDocument.report(state.putObject("Health"), health));
    document.put("Image", spec.image().toString());
    document.put("LogPath", details.logPath());
    document.put("Name", "/" + spec.name());
    document.put("RestartCount", details.restarts());
    document.put("Driver", "overlay");
    document.put("Platform", "linux");
    host(document.putObject("HostConfig"), spec);
    graph(document.putObject("GraphDriver"), details);
    mounts(document.putArray("Mounts"), spec.mounts());
    config(document.putObject("Config"), spec);
    ObjectNode networks = document.putObject("NetworkSettings").putObject("Networks");
    networks.putObject(network(spec.network()));
    return document;
  }

  private static void state(ObjectNode document, ContainerState state, boolean outOfMemory) {
    document.put("Status", state.word());
    document.put("Running", state.alive());
    document.put("Paused", state instanceof ContainerState.Paused);
    document.put("Restarting", state instanceof ContainerState.Restarting);
    document.put("OOMKilled", outOfMemory);
    document.put("Dead", state instanceof ContainerState.Dead);
    switch (state) {
      case ContainerState.Created() -> times(document, 0, 0, Times.never(), Times.never());
      case ContainerState.Running(ProcessIdentity process, Instant since) ->
          times(document, process.pid(), 0, Times.nanos(since), Times.never());
      case ContainerState.Paused(ProcessIdentity process, Instant since) ->
          times(document, process.pid(), 0, Times.nanos(since), Times.never());
      case ContainerState.Exited exited ->
          times(
              document,
              0,
              exited.status().shellCode(),
              Times.nanos(exited.startedAt()),
              Times.nanos(exited.finishedAt()));
      case ContainerState.Restarting waiting ->
          times(
              document,
              0,
              waiting.status().shellCode(),
              Times.nanos(waiting.startedAt()),
              Times.nanos(waiting.finishedAt()));
      case ContainerState.Removing(), ContainerState.Dead() ->
          times(document, 0, 0, Times.never(), Times.never());
    }
    document.put("Error", error(state));
  }

  private static void times(
      ObjectNode document, int pid, int exitCode, String started, String finished) {
    document.put("Pid", pid);
    document.put("ExitCode", exitCode);
    document.put("StartedAt", started);
    document.put("FinishedAt", finished);
  }

  private static String error(ContainerState state) {
    if (state instanceof ContainerState.Exited exited) {
      return switch (exited.status()) {
        case ExitStatus.NotStarted(int code, String reason) -> reason;
        case ExitStatus.Unknown() -> "nobody was there to see how it ended";
        case ExitStatus.Code(int code) -> "";
        case ExitStatus.Signal(int signal, boolean outOfMemory) -> "";
      };
    }
    return "";
  }

  private static void host(ObjectNode document, ContainerSpec spec) {
    ArrayNode binds = document.putArray("Binds");
    ObjectNode tmpfs = Json.object();
    for (MountSpec mount : spec.mounts()) {
      switch (mount) {
        case MountSpec.Bind bind ->
            binds.add(bind.source() + ":" + bind.target() + (bind.readOnly() ? ":ro" : ""));
        case MountSpec.Tmpfs memory -> tmpfs.put(memory.target(), options(memory));
      }
    }
    document.put("NetworkMode", network(spec.network()));
    document.put("AutoRemove", spec.autoRemove());
    document
        .putObject("RestartPolicy")
        .put("Name", spec.restart().mode().word())
        .put("MaximumRetryCount", spec.restart().maximumRetries());
    log(document.putObject("LogConfig"), spec.log());
    IsolationParts.write(document, spec);
    document.put("ReadonlyRootfs", spec.readOnlyRoot());
    document.set("Tmpfs", tmpfs);
    document.put("CpuShares", spec.limits().cpuShares());
    document.put("Memory", spec.limits().memory());
    document.put("NanoCpus", spec.limits().nanoCpus());
    document.put("PidsLimit", spec.limits().pids());
    LimitsPart.write(document, spec.limits());
    document.put("Init", spec.init());
  }

  private static void log(ObjectNode document, LogPolicy policy) {
    document.put("Type", policy.kept() ? "local" : "none");
    ObjectNode options = document.putObject("Config");
    if (policy.maximumBytes() > 0) {
      options.put("max-size", Long.toString(policy.maximumBytes()));
    }
    if (policy.maximumFiles() > 0) {
      options.put("max-file", Integer.toString(policy.maximumFiles()));
    }
  }

  private static String options(MountSpec.Tmpfs mount) {
    String size = mount.size() == 0 ? "" : ",size=" + mount.size();
    String more = mount.options().isEmpty() ? "" : "," + String.join(",", mount.options());
    return (mount.readOnly() ? "ro" : "rw")
        + size
        + ",mode="
        + Integer.toOctalString(mount.mode())
        + more;
  }

  private static void graph(ObjectNode document, ContainerDetails details) {
    document.putObject("Data").put("UpperDir", details.upperPath());
    document.put("Name", "overlay");
  }

  private static void mounts(ArrayNode array, List<MountSpec> mounts) {
    for (MountSpec mount : mounts) {
      ObjectNode document = array.addObject();
      switch (mount) {
        case MountSpec.Bind bind -> {
          document.put("Type", "bind").put("Source", bind.source());
          document.put("Destination", bind.target()).put("Mode", bind.readOnly() ? "ro" : "");
          document.put("RW", !bind.readOnly()).put("Propagation", bind.propagation());
        }
        case MountSpec.Tmpfs memory -> {
          document.put("Type", "tmpfs").put("Source", "");
          document.put("Destination", memory.target()).put("Mode", "");
          document.put("RW", !memory.readOnly()).put("Propagation", "");
        }
      }
    }
  }

  private static void config(ObjectNode document, ContainerSpec spec) {
    ProcessSpec process = spec.process();
    document.put("Hostname", spec.hostname());
    document.put("Domainname", spec.isolation().domainName());
    document.put("User", process.user());
    document.put("Tty", process.terminal());
    document.put("OpenStdin", process.stdinOpen());
    fill(document.putArray("Env"), process.environment());
    fill(document.putArray("Cmd"), process.command());
    document.put("Image", spec.imageName());
    document.put("WorkingDir", process.workingDirectory());
    fill(document.putArray("Entrypoint"), process.entrypoint());
    ObjectNode labels = document.putObject("Labels");
    spec.labels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(label -> labels.put(label.getKey(), label.getValue()));
    spec.health()
        .ifPresent(check -> HealthDocument.check(document.putObject("Healthcheck"), check));
    document.put("StopSignal", SignalName.of(spec.stop().signal()));
    document.put("StopTimeout", spec.stop().timeoutSeconds());
  }

  private static String network(NetworkMode mode) {
    return switch (mode) {
      case NetworkMode.Default() -> "private";
      case NetworkMode.None() -> "none";
      case NetworkMode.Host() -> "host";
      case NetworkMode.Joined(String container) -> "container:" + container;
    };
  }

  private static void fill(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
