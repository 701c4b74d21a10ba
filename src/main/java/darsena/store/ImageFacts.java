package darsena.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.image.Digest;
import darsena.io.DurableFiles;
import darsena.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a list of images shows of one, and where its layers are; kept so that a list need not open
 * any layer. An image with facts was complete when they were written.
 *
 * @param manifest digest of its manifest
 * @param id digest of its configuration
 * @param layers the lowest first
 */
public record ImageFacts(Digest manifest, Digest id, Instant created, List<Layer> layers) {
  private static final int LARGEST = 4 << 20;

  /** Copies the list. */
  public ImageFacts {
    layers = List.copyOf(layers);
  }

  /**
   * One layer.
   *
   * @param compressed bytes of the blob
   * @param key where its tree is
   * @param size bytes of its files
   * @param files how many entries it has
   */
  public record Layer(
      Digest diffId, Digest blob, long compressed, String key, long size, long files) {}

  /** Bytes of the files of all layers. */
  public long size() {
    return layers.stream().mapToLong(Layer::size).sum();
  }

  /** Keys of the layers' trees, the lowest first. */
  public List<String> keys() {
    return layers.stream().map(Layer::key).toList();
  }

  /** The facts about an image; empty when there are none, or none that can be read. */
  public static Optional<ImageFacts> read(StorePaths paths, Digest manifest) throws IOException {
    try {
      return Optional.of(of(Json.parse(DurableFiles.read(file(paths, manifest), LARGEST))));
    } catch (NoSuchFileException
        | Json.MalformedJsonException
        | IllegalArgumentException
        | DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Keeps them. */
  public void write(StorePaths paths) throws IOException {
    DurableFiles.createDirectories(paths.facts());
    DurableFiles.write(file(paths, manifest), Json.bytes(json()));
  }

  /** Forgets those of an image that is no more. */
  public static void delete(StorePaths paths, Digest manifest) throws IOException {
    Files.deleteIfExists(file(paths, manifest));
  }

  private static Path file(StorePaths paths, Digest manifest) {
    return paths.facts().resolve(manifest.hex());
  }

  private static ImageFacts of(JsonNode node) {
    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : node.path("layers")) {
      layers.add(
          new Layer(
              Digest.parse(layer.path("diffId").asText()),
              Digest.parse(layer.path("blob").asText()),
              layer.path("compressed").asLong(),
              layer.path("key").asText(),
              layer.path("size").asLong(),
              layer.path("files").asLong()));
    }
    return new ImageFacts(
        Digest.parse(node.path("manifest").asText()),
        Digest.parse(node.path("id").asText()),
        Instant.parse(node.path("created").asText()),
        layers);
  }

  private ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("manifest", manifest.toString());
    node.put("id", id.toString());
    node.put("created", created.toString());
    ArrayNode list = node.putArray("layers");
    for (Layer layer : layers) {
      ObjectNode written = list.addObject();
      written.put("diffId", layer.diffId.toString());
      written.put("blob", layer.blob.toString());
      written.put("compressed", layer.compressed);
      written.put("key", layer.key);
      written.put("size", layer.size);
      written.put("files", layer.files);
    }
    return node;
  }
}
