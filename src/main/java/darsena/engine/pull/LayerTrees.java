package darsena.engine.pull;

import darsena.image.Digest;
import darsena.layer.LayerTree;
import darsena.layer.store.LayerUnpacker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The unpacked layers of a store, as a pull needs them. */
public interface LayerTrees extends LayerUnpacker {

  /**
   * The tree of a layer above these, if it is there.
   *
   * @param below the lowest first
   */
  Optional<LayerTree> find(Digest diffId, List<LayerTree> below) throws IOException;

  /** Removes what killed processes have left half made. */
  void sweep() throws IOException;

  /** What a tree holds. */
  Measure measure(LayerTree tree) throws IOException;

  /**
   * The extent of a layer.
   *
   * @param size bytes of its files
   * @param files how many entries it has
   */
  record Measure(long size, long files) {}
}
