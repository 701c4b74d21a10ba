package darsena.oci;

import darsena.image.Digest;
import darsena.image.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * A reference to content by its digest.
 *
 * @param size bytes
 * @param platform what the content is for, where a descriptor in an index says so
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    Optional<Platform> platform,
    Map<String, String> annotations) {

  /** Refuses a negative size. */
  public Descriptor {
    if (size < 0) {
      throw new IllegalArgumentException("a descriptor's size is not negative");
    }
    annotations = Map.copyOf(annotations);
  }

  static Descriptor of(Fields fields) throws MalformedDocumentException {
    long size = fields.number("size").orElseThrow(() -> fields.problem("has no `size`"));
    if (size < 0) {
      throw fields.problem("has a negative `size`");
    }
    Optional<Fields> platform =
        fields.object("platform").filter(given -> given.has("os") && given.has("architecture"));
    return new Descriptor(
        fields.requiredText("mediaType"),
        fields.requiredDigest("digest"),
        size,
        platform.isEmpty() ? Optional.empty() : Optional.of(platform(platform.get())),
        fields.textMap("annotations"));
  }

  static Platform platform(Fields fields) throws MalformedDocumentException {
    try {
      return Platform.normalised(
          fields.requiredText("os"),
          fields.requiredText("architecture"),
          fields.text("variant").orElse(""));
    } catch (IllegalArgumentException malformed) {
      throw fields.problem("is malformed: " + malformed.getMessage());
    }
  }
}
