package darsena.engine.local.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.container.ContainerSpec;
import darsena.container.ProcessSpec;
import darsena.engine.container.CommitRequest;
import darsena.image.Digest;
import darsena.io.Json;
import darsena.oci.Descriptor;
import darsena.oci.Manifest;
import darsena.oci.MediaTypes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The documents of an image with one more layer than its base: the configuration is the base's,
 * with what the container runs instead of what the image says.
 */
record CommittedImage(byte[] manifest, byte[] config) {
  private static final String GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";

  static CommittedImage of(
      Manifest base,
      byte[] baseConfig,
      NewLayer layer,
      ContainerSpec spec,
      CommitRequest request,
      Instant now)
      throws IOException {
    byte[] config = config(baseConfig, layer, spec, request, now);
    return new CommittedImage(manifest(base, layer, config), config);
  }

  private static byte[] config(
      byte[] base, NewLayer layer, ContainerSpec spec, CommitRequest request, Instant now)
      throws IOException {
    if (!(Json.parse(base) instanceof ObjectNode document)) {
      throw new IOException("the configuration of its image is no object");
    }
    document.put("created", now.toString());
    if (!request.author().isEmpty()) {
      document.put("author", request.author());
    }
    ObjectNode run = object(document, "config");
    asTheContainer(run, spec);
    for (String change : request.changes()) {
      ConfigChange.apply(change, run);
    }
    array(object(document, "rootfs"), "diff_ids").add(layer.diffId().toString());
    ObjectNode step = array(document, "history").addObject();
    step.put("created", now.toString());
    step.put("created_by", String.join(" ", spec.process().arguments()));
    if (!request.author().isEmpty()) {
      step.put("author", request.author());
    }
    if (!request.message().isEmpty()) {
      step.put("comment", request.message());
    }
    return Json.bytes(document);
  }

  private static void asTheContainer(ObjectNode run, ContainerSpec spec) {
    ProcessSpec process = spec.process();
    texts(run, "Env", process.environment().stream().filter(CommittedImage::isAsked).toList());
    texts(run, "Entrypoint", process.entrypoint());
    texts(run, "Cmd", process.command());
    if (!process.user().isEmpty()) {
      run.put("User", process.user());
    }
    if (!process.workingDirectory().equals("/")) {
      run.put("WorkingDir", process.workingDirectory());
    }
    if (!spec.labels().isEmpty()) {
      ObjectNode labels = run.putObject("Labels");
      spec.labels().entrySet().stream()
          .sorted((one, other) -> one.getKey().compareTo(other.getKey()))
          .forEach(label -> labels.put(label.getKey(), label.getValue()));
    }
  }

  /** Every container has these of its own. */
  private static boolean isAsked(String variable) {
    return !variable.startsWith("HOSTNAME=") && !variable.equals("TERM=xterm");
  }

  private static void texts(ObjectNode node, String name, List<String> values) {
    node.remove(name);
    if (!values.isEmpty()) {
      ArrayNode list = node.putArray(name);
      values.forEach(list::add);
    }
  }

  private static byte[] manifest(Manifest base, NewLayer layer, byte[] config) {
    ObjectNode document = Json.object();
    document.put("schemaVersion", 2);
    document.put("mediaType", MediaTypes.MANIFEST);
    describe(document.putObject("config"), MediaTypes.CONFIG, Digest.of(config), config.length);
    ArrayNode layers = document.putArray("layers");
    for (Descriptor each : base.layers()) {
      describe(layers.addObject(), ofSpecification(each.mediaType()), each.digest(), each.size());
    }
    describe(layers.addObject(), GZIP, layer.blob(), layer.size());
    return Json.bytes(document);
  }

  /** Docker's names for the same formats. */
  private static String ofSpecification(String type) {
    return switch (type) {
      case "application/vnd.docker.image.rootfs.diff.tar" ->
          "application/vnd.oci.image.layer.v1.tar";
      case "application/vnd.docker.image.rootfs.diff.tar.gzip" -> GZIP;
      case "application/vnd.docker.image.rootfs.diff.tar.zstd" ->
          "application/vnd.oci.image.layer.v1.tar+zstd";
      default -> type;
    };
  }

  private static void describe(ObjectNode node, String type, Digest digest, long size) {
    node.put("mediaType", type).put("digest", digest.toString()).put("size", size);
  }

  private static ObjectNode object(ObjectNode node, String name) {
    JsonNode present = node.get(name);
    return present instanceof ObjectNode object ? object : node.putObject(name);
  }

  private static ArrayNode array(ObjectNode node, String name) {
    JsonNode present = node.get(name);
    return present instanceof ArrayNode array ? array : node.putArray(name);
  }
}
