package darsena.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.cli.format.Times;
import darsena.engine.image.ImageDetails;
import darsena.engine.image.ImageSummary;
import darsena.engine.image.LayerSummary;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.Json;
import darsena.io.Json.MalformedJsonException;

/** An image under the names that docker gives its parts. */
final class ImageDocument {
  private ImageDocument() {}

  static ObjectNode of(ImageDetails details) {
    ImageSummary summary = details.summary();
    JsonNode configuration = configuration(details);
    ObjectNode document = Json.object();
    document.put("Id", summary.id().toString());
    ArrayNode tags = document.putArray("RepoTags");
    summary.names().stream().filter(name -> !name.contains("@")).forEach(tags::add);
    ArrayNode digests = document.putArray("RepoDigests");
    details.digests().forEach(digests::add);
    document.put("Comment", comment(configuration));
    document.put("Created", Times.nanos(summary.created()));
    document.put("Author", details.author());
    document.set(
        "Config",
        configuration.path("config").isObject() ? configuration.path("config") : Json.object());
    document.put("Architecture", details.platform().architecture());
    if (!details.platform().variant().isEmpty()) {
      document.put("Variant", details.platform().variant());
    }
    document.put("Os", details.platform().os());
    document.put("Size", summary.size());
    ObjectNode root = document.putObject("RootFS").put("Type", "layers");
    ArrayNode layers = root.putArray("Layers");
    details.layers().stream().map(LayerSummary::diffId).forEach(id -> layers.add(id.toString()));
    document.putObject("Descriptor").put("digest", details.manifestDigest().toString());
    return document;
  }

  private static String comment(JsonNode configuration) {
    JsonNode history = configuration.path("history");
    return history.isEmpty() ? "" : history.get(history.size() - 1).path("comment").asText("");
  }

  private static JsonNode configuration(ImageDetails details) {
    try {
      return Json.parse(details.configuration());
    } catch (MalformedJsonException damage) {
      throw new DarsenaException(
          ErrorKind.DAMAGED,
          "cannot inspect `" + details.summary().id() + "`: its configuration is no JSON",
          "Pull it again.",
          damage);
    }
  }
}
