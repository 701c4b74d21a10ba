package darsena.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.image.Digest;
import darsena.image.Platform;
import darsena.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the sample image as an OCI image layout. Its layers add, change and remove (by whiteout
 * and by an opaque directory), and one stores a file again only to change its owner.
 */
public final class SampleImage {
  private static final String NAME = "docker.io/library/lanterna:latest";
  private static final String CREATED = "2026-01-01T00:00:00Z";
  private static final String OCI = "application/vnd.oci.image.";

  private final Path directory;

  private SampleImage(Path directory) {
    this.directory = directory;
  }

  /** First argument: the static program; second: the directory of the layout. */
  public static void main(String[] arguments) throws IOException {
    byte[] program = Files.readAllBytes(Path.of(arguments[0]));
    new SampleImage(Path.of(arguments[1])).write(SampleLayer.all(program));
  }

  private void write(List<SampleLayer> layers) throws IOException {
    removeEarlierBlobs();
    ObjectNode configuration = configuration();
    ArrayNode history = configuration.putArray("history");
    ObjectNode rootfs = configuration.putObject("rootfs").put("type", "layers");
    ArrayNode diffIds = rootfs.putArray("diff_ids");
    ObjectNode manifest =
        Json.object().put("schemaVersion", 2).put("mediaType", OCI + "manifest.v1+json");
    ArrayNode descriptors = Json.object().putArray("layers");
    for (SampleLayer layer : layers) {
      diffIds.add(Digest.of(layer.tar()).toString());
      history.addObject().put("created", CREATED).put("created_by", layer.createdBy());
      descriptors.add(blob(OCI + "layer.v1.tar+gzip", compressed(layer.tar())));
    }
    history
        .addObject()
        .put("created", CREATED)
        .put("created_by", "ENTRYPOINT [\"/bin/lanterna\"]")
        .put("empty_layer", true);
    history
        .addObject()
        .put("created", CREATED)
        .put("created_by", "CMD [\"shine\"]")
        .put("empty_layer", true);
    manifest.set("config", blob(OCI + "config.v1+json", Json.bytes(configuration)));
    manifest.set("layers", descriptors);
    ObjectNode entry = blob(OCI + "manifest.v1+json", Json.bytes(manifest));
    entry
        .putObject("annotations")
        .put("org.opencontainers.image.ref.name", "latest")
        .put("io.containerd.image.name", NAME);
    ObjectNode index = Json.object().put("schemaVersion", 2);
    index.putArray("manifests").add(entry);
    Files.write(directory.resolve("index.json"), Json.bytes(index));
    Files.writeString(directory.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
  }

  private void removeEarlierBlobs() throws IOException {
    Path blobs = Files.createDirectories(directory.resolve("blobs/sha256"));
    try (var earlier = Files.newDirectoryStream(blobs)) {
      for (Path blob : earlier) {
        Files.delete(blob);
      }
    }
  }

  private static ObjectNode configuration() {
    ObjectNode document =
        Json.object()
            .put("architecture", Platform.host().architecture())
            .put("os", "linux")
            .put("created", CREATED)
            .put("author", "Darsena");
    ObjectNode config = document.putObject("config");
    config.putArray("Env").add("PATH=/bin");
    config.putArray("Entrypoint").add("/bin/lanterna");
    config.putArray("Cmd").add("shine");
    config.put("WorkingDir", "/srv/harbour");
    config.put("StopSignal", "SIGTERM");
    config
        .putObject("Labels")
        .put("org.opencontainers.image.title", "lanterna")
        .put(
            "org.opencontainers.image.description",
            "A lighthouse that logs: the sample image of Darsena");
    return document;
  }

  /** Stores the content and tells where it is. */
  private ObjectNode blob(String mediaType, byte[] content) throws IOException {
    Digest digest = Digest.of(content);
    Path blobs = Files.createDirectories(directory.resolve("blobs").resolve(digest.algorithm()));
    Files.write(blobs.resolve(digest.hex()), content);
    return Json.object()
        .put("mediaType", mediaType)
        .put("digest", digest.toString())
        .put("size", content.length);
  }

  private static byte[] compressed(byte[] tar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(tar);
    }
    return bytes.toByteArray();
  }
}
