package darsena.oci;

import darsena.image.Digest;
import java.util.Optional;

/**
 * What a name in a registry stands for: the manifest of one image, or an index of several. Kept
 * byte for byte, since its digest is its name.
 */
public sealed interface OciDocument permits Manifest, ImageIndex {
  /** The most bytes a document may have, as registries agree. */
  int LARGEST = 4 << 20;

  /** Its bytes as they came. */
  byte[] raw();

  /** The media type it was found to be of. */
  String mediaType();

  /** Its name. */
  default Digest digest() {
    return Digest.of(raw());
  }

  /**
   * Reads a document. It is a manifest or an index and never both, since what two programs read in
   * one document must be the same (CVE-2021-41190).
   *
   * @param declared the media type that the registry or a descriptor gave it, or empty
   */
  static OciDocument parse(byte[] raw, String declared) throws MalformedDocumentException {
    Fields fields = Fields.ofDocument("the manifest", raw);
    String type = mediaType(fields, declared);
    if (MediaTypes.isIndex(type)) {
      refuse(fields, type, "config", "layers", "fsLayers");
      return ImageIndex.of(fields, type, raw);
    }
    refuse(fields, type, "manifests", "fsLayers");
    return Manifest.of(fields, type, raw);
  }

  private static String mediaType(Fields fields, String declared)
      throws MalformedDocumentException {
    Optional<String> own = fields.text("mediaType");
    long schema = fields.number("schemaVersion").orElse(0L);
    if (schema == 1
        || MediaTypes.isSchema1(declared)
        || own.filter(MediaTypes::isSchema1).isPresent()) {
      throw new MalformedDocumentException(
          "the manifest is of docker's schema 1, which no current tool writes or reads");
    }
    if (schema != 2) {
      throw fields.problem("has no `schemaVersion` of 2");
    }
    boolean known = MediaTypes.isManifest(declared) || MediaTypes.isIndex(declared);
    if (known && own.isPresent() && !own.get().equals(declared)) {
      throw fields.problem("says it is of another media type than the registry says");
    }
    String type = own.orElseGet(() -> known ? declared : guess(fields));
    if (!MediaTypes.isManifest(type) && !MediaTypes.isIndex(type)) {
      throw fields.problem("is of the unknown media type " + type);
    }
    return type;
  }

  private static String guess(Fields fields) {
    return fields.has("manifests") ? MediaTypes.INDEX : MediaTypes.MANIFEST;
  }

  private static void refuse(Fields fields, String type, String... others)
      throws MalformedDocumentException {
    for (String other : others) {
      if (fields.has(other)) {
        throw fields.problem("of type " + type + " also has `" + other + "`");
      }
    }
  }
}
