package darsena.engine.pull;

import darsena.engine.image.PullEvent;
import darsena.image.Digest;
import darsena.layer.LayerTree;
import darsena.layer.store.StagedLayer;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of an image on their way into the store. They are unpacked in any order and put there
 * from the lowest up, since a layer's tree may depend on those below it. Closing drops what has not
 * got there.
 */
final class LayerChain implements Closeable {
  private final List<Digest> diffIds;
  private final LayerTrees trees;
  private final PullEvents events;
  private final Map<Digest, StagedLayer> staged = new HashMap<>();
  private final List<LayerTree> complete = new ArrayList<>();

  LayerChain(List<Digest> diffIds, LayerTrees trees, PullEvents events) {
    this.diffIds = List.copyOf(diffIds);
    this.trees = trees;
    this.events = events;
  }

  /** A layer is unpacked; it, and others that waited for it, go into the store. */
  synchronized void add(Digest diffId, StagedLayer layer) throws IOException {
    StagedLayer twin = staged.put(diffId, layer);
    if (twin != null) {
      twin.close();
    }
    advance();
  }

  /** Puts into the store what can be; returns how many layers, from the lowest, are there. */
  synchronized int advance() throws IOException {
    boolean further = true;
    while (further && complete.size() < diffIds.size()) {
      Optional<LayerTree> next = next(diffIds.get(complete.size()));
      next.ifPresent(complete::add);
      further = next.isPresent();
    }
    return complete.size();
  }

  private Optional<LayerTree> next(Digest diffId) throws IOException {
    StagedLayer layer = staged.remove(diffId);
    if (layer == null) {
      return trees.find(diffId, complete);
    }
    try (layer) {
      LayerTree tree = layer.commit(complete);
      events.tell(
          new PullEvent.Unpacked(
              layer.layer().blob(), layer.layer().entries(), layer.layer().contentSize()));
      return Optional.of(tree);
    }
  }

  /** The trees, the lowest first, when all are there. */
  synchronized List<LayerTree> trees() {
    return List.copyOf(complete);
  }

  @Override
  public synchronized void close() throws IOException {
    for (StagedLayer layer : staged.values()) {
      layer.close();
    }
    staged.clear();
  }
}
