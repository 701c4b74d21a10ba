package darsena.engine.explore;

import java.util.List;
import java.util.stream.IntStream;

/** How many paths a layer adds, modifies and removes. */
public record LayerTally(int added, int modified, int removed) {

  /** Counts for all layers at once. */
  static final class Counters {
    private final int[] added;
    private final int[] modified;
    private final int[] removed;

    Counters(int layers) {
      added = new int[layers];
      modified = new int[layers];
      removed = new int[layers];
    }

    void count(int layer, Change change) {
      switch (change) {
        case ADDED -> added[layer]++;
        case MODIFIED -> modified[layer]++;
        case REMOVED -> removed[layer]++;
        case ABSENT, UNMODIFIED -> {}
      }
    }

    List<LayerTally> tallies() {
      return IntStream.range(0, added.length)
          .mapToObj(layer -> new LayerTally(added[layer], modified[layer], removed[layer]))
          .toList();
    }
  }
}
