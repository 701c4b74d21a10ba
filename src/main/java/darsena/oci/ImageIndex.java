package darsena.oci;

import darsena.image.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several images under one name, usually one a platform.
 *
 * @param raw the document byte for byte
 */
public record ImageIndex(String mediaType, List<Descriptor> manifests, byte[] raw)
    implements OciDocument {
  /** The platform of a document that is no image, such as an attestation. */
  private static final String NOWHERE = "unknown";

  /** Copies the list. */
  public ImageIndex {
    manifests = List.copyOf(manifests);
  }

  static ImageIndex of(Fields fields, String mediaType, byte[] raw)
      throws MalformedDocumentException {
    if (!fields.has("manifests")) {
      throw fields.problem("has no `manifests`");
    }
    List<Descriptor> manifests = new ArrayList<>();
    for (Fields manifest : fields.objects("manifests")) {
      manifests.add(Descriptor.of(manifest));
    }
    return new ImageIndex(mediaType, manifests, raw);
  }

  /**
   * The entry for a platform. One without a variant comes before those with one, which may need a
   * newer processor; an index with a single entry of no platform stands for all.
   */
  public Optional<Descriptor> entryFor(Platform wanted) {
    List<Descriptor> fitting =
        images().stream()
            .filter(entry -> entry.platform().filter(wanted::accepts).isPresent())
            .toList();
    Optional<Descriptor> plain =
        fitting.stream()
            .filter(entry -> entry.platform().filter(Platform::isPlain).isPresent())
            .findFirst();
    if (plain.isPresent() || !fitting.isEmpty()) {
      return plain.or(() -> Optional.of(fitting.getFirst()));
    }
    boolean onlyOne = manifests.size() == 1 && manifests.getFirst().platform().isEmpty();
    return onlyOne ? Optional.of(manifests.getFirst()) : Optional.empty();
  }

  /** The platforms there are, each once. */
  public List<Platform> platforms() {
    return images().stream().flatMap(entry -> entry.platform().stream()).distinct().toList();
  }

  /** The entries that are nested indexes of no platform. */
  public List<Descriptor> nested() {
    return manifests.stream()
        .filter(entry -> MediaTypes.isIndex(entry.mediaType()) && entry.platform().isEmpty())
        .toList();
  }

  private List<Descriptor> images() {
    return manifests.stream()
        .filter(entry -> entry.platform().filter(at -> at.os().equals(NOWHERE)).isEmpty())
        .toList();
  }
}
