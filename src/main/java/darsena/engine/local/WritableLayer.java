package darsena.engine.local;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import darsena.layer.LayerTree;
import darsena.runtime.InitLayer;
import darsena.store.StorePaths;
import darsena.store.container.ContainerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A container's own layer, which stands for / and so must look like the image's. */
final class WritableLayer {
  private WritableLayer() {}

  /** Gives the layer's root the mode and owner that the image's root has. */
  static void takeOver(List<String> layers, StorePaths paths, ContainerFiles files) {
    try {
      for (String key : layers.reversed()) {
        Path tree = tree(paths, key);
        Map<String, Object> attributes = attributes(tree);
        for (String name : List.of("unix:uid", "unix:gid", "unix:mode")) {
          Files.setAttribute(files.upper(), name, attributes.get(name.substring(5)));
        }
        return;
      }
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot make a writable layer: " + FailureWords.of(problem),
          "",
          problem);
    }
  }

  /** The tree of a layer. */
  static Path tree(StorePaths paths, String key) {
    return new LayerTree(key, paths.layer(key)).tree();
  }

  /** The layer of mount points for an image: it covers /etc, so it has that directory's looks. */
  static InitLayer initLayer(List<String> layers, StorePaths paths) throws IOException {
    for (String key : layers.reversed()) {
      Path etc = tree(paths, key).resolve("etc");
      if (Files.isDirectory(etc, LinkOption.NOFOLLOW_LINKS)) {
        Map<String, Object> attributes = attributes(etc);
        return new InitLayer(
            number(attributes, "mode") & 07777,
            number(attributes, "uid"),
            number(attributes, "gid"));
      }
    }
    return InitLayer.standard();
  }

  private static int number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Integer value ? value : 0;
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
  }
}
