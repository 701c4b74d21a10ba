package darsena.layer;

import java.nio.file.Path;

/**
 * An unpacked layer in the store.
 *
 * @param key its name there: the hexadecimal digits of its diff id, and a suffix if it depends on
 *     the layers below
 * @param directory holds the tree and the index
 */
public record LayerTree(String key, Path directory) {

  /** The root of the files, an overlay lower directory. */
  public Path tree() {
    return directory.resolve("tree");
  }

  /** The file that {@code FileIndex} reads. */
  public Path index() {
    return directory.resolve("index");
  }
}
