package darsena.store.container.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.container.ContainerSpec;
import darsena.container.Limits;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.ProcessSpec;
import darsena.container.policy.HealthCheck;
import darsena.io.Json;
import java.util.List;

/** Turns a container's specification into its document. */
public final class SpecWriter {
  /** Of the document's form; a reader refuses a later one. */
  static final int VERSION = 1;

  private SpecWriter() {}

  public static byte[] document(ContainerSpec spec) {
    ObjectNode root = Json.object();
    root.put("version", VERSION)
        .put("id", spec.id().hex())
        .put("name", spec.name())
        .put("created", spec.created().toString())
        .put("imageName", spec.imageName())
        .put("image", spec.image().toString())
        .put("hostname", spec.hostname())
        .put("readOnlyRoot", spec.readOnlyRoot())
        .put("init", spec.init())
        .put("autoRemove", spec.autoRemove())
        .put("network", network(spec.network()));
    texts(root.putArray("layers"), spec.layers());
    process(root.putObject("process"), spec.process());
    spec.mounts().forEach(mount -> mount(root.withArray("mounts").addObject(), mount));
    limits(root.putObject("limits"), spec.limits());
    IsolationDocument.write(root.putObject("security"), spec.security());
    IsolationDocument.write(root.putObject("isolation"), spec.isolation());
    root.putObject("stop")
        .put("signal", spec.stop().signal())
        .put("timeoutSeconds", spec.stop().timeoutSeconds());
    root.put("restart", spec.restart().toString());
    spec.health().ifPresent(health -> health(root.putObject("health"), health));
    root.putObject("log")
        .put("kept", spec.log().kept())
        .put("maximumBytes", spec.log().maximumBytes())
        .put("maximumFiles", spec.log().maximumFiles());
    ObjectNode labels = root.putObject("labels");
    spec.labels().forEach(labels::put);
    return Json.bytes(root);
  }

  private static void process(ObjectNode node, ProcessSpec process) {
    texts(node.putArray("entrypoint"), process.entrypoint());
    texts(node.putArray("command"), process.command());
    texts(node.putArray("environment"), process.environment());
    node.put("workingDirectory", process.workingDirectory())
        .put("user", process.user())
        .put("terminal", process.terminal())
        .put("stdinOpen", process.stdinOpen());
  }

  private static void mount(ObjectNode node, MountSpec mount) {
    node.put("target", mount.target()).put("readOnly", mount.readOnly());
    switch (mount) {
      case MountSpec.Bind bind ->
          node.put("type", "bind")
              .put("recursive", bind.recursive())
              .put("source", bind.source())
              .put("recursiveReadOnly", bind.recursiveReadOnly())
              .put("propagation", bind.propagation());
      case MountSpec.Tmpfs tmpfs -> {
        node.put("type", "tmpfs").put("size", tmpfs.size()).put("mode", tmpfs.mode());
        texts(node.putArray("options"), tmpfs.options());
      }
    }
  }

  private static void limits(ObjectNode node, Limits limits) {
    node.put("memory", limits.memory())
        .put("nanoCpus", limits.nanoCpus())
        .put("cpuShares", limits.cpuShares())
        .put("pids", limits.pids());
    LimitsDocument.write(node, limits);
  }

  private static void health(ObjectNode node, HealthCheck health) {
    texts(node.putArray("test"), health.test());
    node.put("interval", health.interval().toNanos())
        .put("timeout", health.timeout().toNanos())
        .put("startPeriod", health.startPeriod().toNanos())
        .put("startInterval", health.startInterval().toNanos())
        .put("retries", health.retries());
  }

  private static String network(NetworkMode mode) {
    return switch (mode) {
      case NetworkMode.Default _ -> "default";
      case NetworkMode.None _ -> "none";
      case NetworkMode.Host _ -> "host";
      case NetworkMode.Joined(String container) -> "container:" + container;
    };
  }

  private static void texts(ArrayNode list, List<String> values) {
    values.forEach(list::add);
  }
}
