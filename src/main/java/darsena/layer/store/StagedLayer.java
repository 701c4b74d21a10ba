package darsena.layer.store;

import darsena.layer.LayerTree;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A layer that has been unpacked aside and is not in the store yet. Closing it removes it. */
public interface StagedLayer extends Closeable {

  /** What was learnt of it. */
  UnpackedLayer layer();

  /**
   * Puts the tree into the store, durably. If another process was faster, its tree is taken and
   * this one dropped. Safe to close afterwards.
   *
   * @param below the trees of all layers below, the lowest first: a directory that this layer needs
   *     but does not name takes its metadata from there
   */
  LayerTree commit(List<LayerTree> below) throws IOException;

  @Override
  void close() throws IOException;
}
