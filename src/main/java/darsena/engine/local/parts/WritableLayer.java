package darsena.engine.local.parts;

import darsena.io.DurableFiles;
import darsena.layer.LayerTree;
import darsena.runtime.files.InitLayer;
import darsena.snapshot.LayerStack;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the layers of a container's root are, from the image's to those of its own. */
public final class WritableLayer {
  private static final int PERMISSIONS = 07777;

  private WritableLayer() {}

  /** The trees of layers, in the order given. */
  public static List<LayerTree> trees(List<String> keys, StorePaths paths) {
    return keys.stream().map(key -> new LayerTree(key, paths.layer(key))).toList();
  }

  /** The layers as overlay mounts them. */
  public static LayerStack stack(List<String> keys, StorePaths paths) throws IOException {
    return LayerStack.of(trees(keys, paths));
  }

  /**
   * The tree of mount points for an image, made when it is the first of its kind. It covers /etc,
   * so it has the looks of that directory.
   */
  public static Path initLayer(LayerStack image, StorePaths paths) throws IOException {
    InitLayer layer = looks(image);
    Path directory = paths.initLayer(layer.key());
    if (!Files.isDirectory(directory)) {
      DurableFiles.createDirectories(directory.resolveSibling("."));
      layer.create(directory);
    }
    return directory;
  }

  private static InitLayer looks(LayerStack image) throws IOException {
    for (Path tree : image.lowers()) {
      Path etc = tree.resolve("etc");
      if (Files.isDirectory(etc, LinkOption.NOFOLLOW_LINKS)) {
        Map<String, Object> attributes =
            Files.readAttributes(etc, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        return new InitLayer(
            number(attributes, "mode") & PERMISSIONS,
            number(attributes, "uid"),
            number(attributes, "gid"));
      }
    }
    return InitLayer.standard();
  }

  private static int number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Integer value ? value : 0;
  }
}
