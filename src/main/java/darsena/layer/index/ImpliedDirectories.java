package darsena.layer.index;

import darsena.image.Digest;
import darsena.layer.LayerPath;
import darsena.layer.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The directories that a layer needs but does not name. What they look like is decided by the
 * layers below, so the tree of such a layer is another one above other layers.
 */
public final class ImpliedDirectories {
  /** Of a directory that no layer names. */
  public static final Metadata UNKNOWN = Metadata.ofMode(0755);

  private static final int SUFFIX = 32;

  private final FileIndex own;
  private final List<FileIndex> below;

  /**
   * @param below the lowest first
   */
  public ImpliedDirectories(FileIndex own, List<FileIndex> below) {
    this.own = own;
    this.below = below;
  }

  /**
   * Those of the layer, with the metadata they get. The root is not among them: the writable layer
   * over all gives the root its metadata.
   */
  public List<IndexEntry> resolved() {
    return own.entries().stream()
        .filter(entry -> entry.implied() && !entry.path().isRoot())
        .map(entry -> entry.with(hiddenByOwn(entry.path()) ? UNKNOWN : metadata(entry.path())))
        .toList();
  }

  private boolean hiddenByOwn(LayerPath path) {
    return hasOpaqueAbove(own, path);
  }

  private Metadata metadata(LayerPath path) {
    for (FileIndex layer : below.reversed()) {
      Optional<IndexEntry> entry = layer.find(path);
      if (entry.isPresent()) {
        return entry.get().isDirectory() ? entry.get().metadata() : UNKNOWN;
      }
      if (hides(layer, path)) {
        return UNKNOWN;
      }
    }
    return UNKNOWN;
  }

  /** Whether a layer that has nothing at a path hides what others have there. */
  public static boolean hides(FileIndex layer, LayerPath path) {
    LayerPath above = path.parent();
    Optional<IndexEntry> nearest = layer.find(above);
    while (nearest.isEmpty() && !above.isRoot()) {
      above = above.parent();
      nearest = layer.find(above);
    }
    boolean noDirectory = nearest.isPresent() && !nearest.get().isDirectory();
    return noDirectory || hasOpaqueAbove(layer, path);
  }

  private static boolean hasOpaqueAbove(FileIndex layer, LayerPath path) {
    LayerPath above = path;
    while (!above.isRoot()) {
      above = above.parent();
      if (layer.find(above).map(IndexEntry::opaque).orElse(false)) {
        return true;
      }
    }
    return false;
  }

  /** The layer's name in the store when its implied directories look like this. */
  public static String key(Digest diffId, List<IndexEntry> resolved) {
    if (resolved.isEmpty()) {
      return diffId.hex();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (IndexEntry each : resolved) {
        IndexRecord.write(each, out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return diffId.hex() + "-" + Digest.of(bytes.toByteArray()).hex().substring(0, SUFFIX);
  }
}
