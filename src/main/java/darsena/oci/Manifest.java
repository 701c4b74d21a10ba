package darsena.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One image: its configuration and its layers, the lowest first.
 *
 * @param raw the document byte for byte
 */
public record Manifest(
    String mediaType,
    Descriptor config,
    List<Descriptor> layers,
    Map<String, String> annotations,
    byte[] raw)
    implements OciDocument {
  /** The kernel's overlay takes no more. */
  public static final int MOST_LAYERS = 500;

  /** Copies the collections. */
  public Manifest {
    layers = List.copyOf(layers);
    annotations = Map.copyOf(annotations);
  }

  static Manifest of(Fields fields, String mediaType, byte[] raw)
      throws MalformedDocumentException {
    Descriptor config = Descriptor.of(fields.requiredObject("config"));
    if (!MediaTypes.isConfig(config.mediaType())) {
      throw new MalformedDocumentException(
          "it is not an image of a container: its configuration is of type " + config.mediaType());
    }
    if (config.size() > LARGEST) {
      throw new MalformedDocumentException("the configuration is larger than 4 MiB");
    }
    List<Descriptor> layers = new ArrayList<>();
    for (Fields layer : fields.objects("layers")) {
      Descriptor descriptor = Descriptor.of(layer);
      if (!MediaTypes.isLayer(descriptor.mediaType())) {
        throw layer.problem("is of the unknown type " + descriptor.mediaType());
      }
      layers.add(descriptor);
    }
    if (layers.size() > MOST_LAYERS) {
      throw fields.problem("has " + layers.size() + " layers; 500 are the most");
    }
    return new Manifest(mediaType, config, layers, fields.textMap("annotations"), raw);
  }
}
