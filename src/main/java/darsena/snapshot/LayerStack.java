package darsena.snapshot;

import darsena.layer.LayerTree;
import darsena.layer.Metadata;
import darsena.layer.index.FileIndex;
import darsena.layer.index.IndexEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image's layers as overlay mounts them.
 *
 * @param lowers the trees, the uppermost first
 * @param root what the image says of its root directory
 */
public record LayerStack(List<Path> lowers, Metadata root) {
  private static final Metadata UNNAMED = Metadata.ofMode(0755);

  /** Copies the list. */
  public LayerStack {
    lowers = List.copyOf(lowers);
  }

  /**
   * Stacks layers. Overlay merges the roots of all layers whatever their marks say, so the stack
   * ends at a layer whose root hides those below.
   *
   * @param layers the lowest first
   */
  public static LayerStack of(List<LayerTree> layers) throws IOException {
    List<Path> lowers = new ArrayList<>();
    Metadata root = UNNAMED;
    boolean named = false;
    for (LayerTree each : layers.reversed()) {
      lowers.add(each.tree());
      IndexEntry top = root(each);
      if (!named && !top.implied()) {
        root = top.metadata();
        named = true;
      }
      if (top.opaque()) {
        break;
      }
    }
    return new LayerStack(lowers, root);
  }

  private static IndexEntry root(LayerTree layer) throws IOException {
    try (FileIndex index = FileIndex.open(layer)) {
      return index.entry(0);
    }
  }

  /** The same under trees that are not an image's; they are given from the uppermost down. */
  public LayerStack under(List<Path> trees) {
    List<Path> all = new ArrayList<>(trees);
    all.addAll(lowers);
    return new LayerStack(all, root);
  }
}
