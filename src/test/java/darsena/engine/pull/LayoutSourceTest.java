package darsena.engine.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutSourceTest {
  @TempDir Path layout;
  private final ObjectNode index = Json.object().put("schemaVersion", 2);
  private final ArrayNode manifests = index.putArray("manifests");

  @BeforeEach
  void blob() throws IOException {
    byte[] manifest = "{}".getBytes(StandardCharsets.UTF_8);
    Path blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
    Files.write(blobs.resolve(Digest.of(manifest).hex()), manifest);
    Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    manifests
        .addObject()
        .put("mediaType", "application/vnd.oci.image.manifest.v1+json")
        .put("digest", Digest.of(manifest).toString())
        .putObject("annotations")
        .put("org.opencontainers.image.ref.name", "latest");
  }

  @Test
  void aFullNameKeepsOtherRepositoriesOut() throws IOException {
    ((ObjectNode) manifests.get(0).path("annotations"))
        .put("io.containerd.image.name", "docker.io/library/lanterna:latest");
    assertThat(has("lanterna")).isTrue();
    assertThat(has("nginx")).isFalse();
    assertThat(has("localhost:5000/lanterna")).isFalse();
    assertThat(has("lanterna:2")).isFalse();
  }

  @Test
  void aTagAloneIsThatOfAnyRepository() throws IOException {
    assertThat(has("nginx")).isTrue();
    assertThat(has("nginx:2")).isFalse();
  }

  private boolean has(String name) throws IOException {
    Files.write(layout.resolve("index.json"), Json.bytes(index));
    return new LayoutSource(LayoutFiles.in(layout), ImageReference.parse(name)).hasImage();
  }
}
