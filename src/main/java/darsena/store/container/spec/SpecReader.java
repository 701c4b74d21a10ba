package darsena.store.container.spec;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.container.ContainerId;
import darsena.container.ContainerSpec;
import darsena.container.Limits;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.ProcessSpec;
import darsena.container.StopPolicy;
import darsena.container.policy.HealthCheck;
import darsena.container.policy.LogPolicy;
import darsena.container.policy.RestartPolicy;
import darsena.image.Digest;
import darsena.io.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a container's document, strictly: whatever is not as written is damage. */
public final class SpecReader {
  private SpecReader() {}

  /**
   * The specification, under the name that the container has now: a rename moves the link, not the
   * document.
   */
  public static ContainerSpec read(byte[] document, String name) throws IOException {
    JsonNode root = Json.parse(document);
    if (number(root, "version") != SpecWriter.VERSION) {
      throw new IOException("its version is " + root.get("version") + ", which we cannot read");
    }
    try {
      return spec(root, name);
    } catch (IllegalArgumentException | DateTimeException invalid) {
      throw new IOException(invalid.getMessage(), invalid);
    }
  }

  private static ContainerSpec spec(JsonNode root, String name) throws IOException {
    return new ContainerSpec(
        new ContainerId(text(root, "id")),
        name,
        Instant.parse(text(root, "created")),
        text(root, "imageName"),
        Digest.parse(text(root, "image")),
        texts(root, "layers"),
        process(field(root, "process")),
        text(root, "hostname"),
        mounts(root.path("mounts")),
        limits(field(root, "limits")),
        network(text(root, "network")),
        IsolationDocument.security(field(root, "security")),
        IsolationDocument.isolation(root.path("isolation")),
        stop(field(root, "stop")),
        restart(root.path("restart")),
        health(root.path("health")),
        log(root.path("log")),
        labels(field(root, "labels")),
        flag(root, "readOnlyRoot"),
        flag(root, "init"),
        flag(root, "autoRemove"));
  }

  private static ProcessSpec process(JsonNode node) throws IOException {
    return new ProcessSpec(
        texts(node, "entrypoint"),
        texts(node, "command"),
        texts(node, "environment"),
        text(node, "workingDirectory"),
        text(node, "user"),
        flag(node, "terminal"),
        flag(node, "stdinOpen"));
  }

  private static List<MountSpec> mounts(JsonNode list) throws IOException {
    List<MountSpec> mounts = new ArrayList<>();
    for (JsonNode node : list) {
      mounts.add(mount(node));
    }
    return mounts;
  }

  private static MountSpec mount(JsonNode node) throws IOException {
    String type = text(node, "type");
    return switch (type) {
      case "bind" ->
          new MountSpec.Bind(
              text(node, "source"),
              text(node, "target"),
              flag(node, "readOnly"),
              !node.has("recursive") || flag(node, "recursive"),
              flag(node, "recursiveReadOnly"),
              text(node, "propagation"));
      case "tmpfs" ->
          new MountSpec.Tmpfs(
              text(node, "target"),
              flag(node, "readOnly"),
              number(node, "size"),
              (int) number(node, "mode"),
              node.has("options") ? texts(node, "options") : List.of());
      default -> throw new IOException("it has a mount of the unknown type " + type);
    };
  }

  private static Limits limits(JsonNode node) throws IOException {
    return new Limits(
        number(node, "memory"),
        number(node, "nanoCpus"),
        number(node, "cpuShares"),
        number(node, "pids"),
        LimitsDocument.memory(node),
        LimitsDocument.cpu(node),
        LimitsDocument.blocks(node));
  }

  private static NetworkMode network(String word) throws IOException {
    return switch (word) {
      case "default" -> new NetworkMode.Default();
      case "none" -> new NetworkMode.None();
      case "host" -> new NetworkMode.Host();
      default -> joined(word);
    };
  }

  private static NetworkMode joined(String word) throws IOException {
    if (!word.startsWith("container:")) {
      throw new IOException("it has the unknown network " + word);
    }
    return new NetworkMode.Joined(word.substring("container:".length()));
  }

  private static StopPolicy stop(JsonNode node) throws IOException {
    return new StopPolicy((int) number(node, "signal"), (int) number(node, "timeoutSeconds"));
  }

  private static RestartPolicy restart(JsonNode word) {
    return RestartPolicy.parse(word.asText("no"));
  }

  private static Optional<HealthCheck> health(JsonNode node) throws IOException {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new HealthCheck(
                texts(node, "test"),
                Duration.ofNanos(number(node, "interval")),
                Duration.ofNanos(number(node, "timeout")),
                Duration.ofNanos(number(node, "startPeriod")),
                Duration.ofNanos(number(node, "startInterval")),
                (int) number(node, "retries")));
  }

  private static LogPolicy log(JsonNode node) throws IOException {
    return node.isMissingNode()
        ? LogPolicy.standard()
        : new LogPolicy(
            flag(node, "kept"), number(node, "maximumBytes"), (int) number(node, "maximumFiles"));
  }

  private static Map<String, String> labels(JsonNode node) throws IOException {
    Map<String, String> labels = new HashMap<>();
    for (Map.Entry<String, JsonNode> label : node.properties()) {
      labels.put(label.getKey(), text(node, label.getKey()));
    }
    return labels;
  }

  static JsonNode field(JsonNode node, String name) throws IOException {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IOException("it has no " + name);
    }
    return value;
  }

  static String text(JsonNode node, String name) throws IOException {
    JsonNode value = field(node, name);
    if (!value.isTextual()) {
      throw new IOException("its " + name + " is not a text");
    }
    return value.textValue();
  }

  static long number(JsonNode node, String name) throws IOException {
    JsonNode value = field(node, name);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new IOException("its " + name + " is not a number");
    }
    return value.longValue();
  }

  static boolean flag(JsonNode node, String name) throws IOException {
    JsonNode value = field(node, name);
    if (!value.isBoolean()) {
      throw new IOException("its " + name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  static List<String> texts(JsonNode node, String name) throws IOException {
    List<String> values = new ArrayList<>();
    for (JsonNode element : field(node, name)) {
      if (!element.isTextual()) {
        throw new IOException("one of its " + name + " is not a text");
      }
      values.add(element.textValue());
    }
    return values;
  }
}
