package darsena.oci;

import darsena.image.Digest;
import darsena.image.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An image's configuration: what its containers run by default, and what its layers are.
 *
 * @param author who made it, or empty
 * @param diffIds digests of the uncompressed layers, the lowest first
 * @param history how it was made, the oldest step first
 * @param raw the document byte for byte
 */
public record ImageConfig(
    Platform platform,
    Instant created,
    String author,
    RunDefaults defaults,
    List<Digest> diffIds,
    List<Step> history,
    byte[] raw) {

  /** Copies the lists. */
  public ImageConfig {
    diffIds = List.copyOf(diffIds);
    history = List.copyOf(history);
  }

  /**
   * One step of the making.
   *
   * @param emptyLayer whether it made no layer
   */
  public record Step(Instant created, String createdBy, String comment, boolean emptyLayer) {}

  /** The image's id, as docker calls it. */
  public Digest digest() {
    return Digest.of(raw);
  }

  /** Reads a configuration. */
  public static ImageConfig parse(byte[] raw) throws MalformedDocumentException {
    Fields fields = Fields.ofDocument("the configuration", raw);
    Fields rootfs = fields.requiredObject("rootfs");
    if (!rootfs.requiredText("type").equals("layers")) {
      throw rootfs.problem("is of an unknown type");
    }
    List<Step> history = new ArrayList<>();
    for (Fields step : fields.objects("history")) {
      history.add(step(step));
    }
    return new ImageConfig(
        Descriptor.platform(fields),
        fields.instant("created"),
        fields.text("author").orElse(""),
        RunDefaults.of(fields.object("config")),
        rootfs.digests("diff_ids"),
        history,
        raw);
  }

  private static Step step(Fields fields) throws MalformedDocumentException {
    return new Step(
        fields.instant("created"),
        fields.text("created_by").orElse(""),
        fields.text("comment").orElse(""),
        fields.flag("empty_layer"));
  }
}
