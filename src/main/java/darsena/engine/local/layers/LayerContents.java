package darsena.engine.local.layers;

import darsena.engine.explore.Exploration;
import darsena.engine.image.LayerSummary;
import darsena.engine.pull.LayerTrees;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What is in the layers of a store, from their indexes and trees. */
public interface LayerContents extends LayerTrees {

  /**
   * Their files as one tree.
   *
   * @param keys where the layers are, the lowest first
   */
  Exploration explore(List<LayerSummary> layers, List<String> keys) throws IOException;

  /** A regular file's content, by its path in one layer. */
  InputStream open(String key, byte[] path) throws IOException;
}
