package darsena.engine.explore;

import darsena.engine.explore.compact.MergeSort;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what the layers store is in the finished image. A file stored N times counts N-1
 * times as waste, one that is removed as often as it was stored, where it was stored; a file with
 * several names counts once, and is needed as long as one name stays.
 */
public final class Efficiency {
  private final Exploration exploration;
  private final long stored;
  private final long wasted;
  private final long[] wastedByLayer;
  private final long[] wasteByNode;
  private final int[] worstFirst;

  private Efficiency(Exploration exploration, BitSet needed) {
    this.exploration = exploration;
    this.wastedByLayer = new long[exploration.layers().size()];
    this.wasteByNode = new long[exploration.nodeCount()];
    Versions versions = exploration.versions();
    long bytes = 0;
    for (int node = 0; node < exploration.nodeCount(); node++) {
      for (int at = exploration.firstVersion(node); at < exploration.firstVersion(node + 1); at++) {
        if (versions.original(at) == at) {
          bytes += versions.size(at);
          if (!needed.get(at)) {
            wasteByNode[node] += versions.size(at);
            wastedByLayer[versions.layer(at)] += versions.size(at);
          }
        }
      }
    }
    stored = bytes;
    wasted = Arrays.stream(wasteByNode).sum();
    worstFirst = worstFirst();
  }

  static Efficiency of(Exploration exploration) {
    Versions versions = exploration.versions();
    BitSet needed = new BitSet(versions.count());
    for (int at = 0; at < versions.count(); at++) {
      if (versions.isStanding(at)) {
        needed.set(versions.original(at));
      }
    }
    return new Efficiency(exploration, needed);
  }

  private int[] worstFirst() {
    int[] nodes =
        IntStream.range(0, wasteByNode.length).filter(node -> wasteByNode[node] > 0).toArray();
    new MergeSort((a, b) -> Long.compare(wasteByNode[b], wasteByNode[a]))
        .sort(nodes, 0, nodes.length);
    return nodes;
  }

  /** Bytes of files in all layers. */
  public long stored() {
    return stored;
  }

  /** Those of them that the finished image has no use for. */
  public long wasted() {
    return wasted;
  }

  /** The share of what is stored that is needed, from 0 to 1; 1 for an image without files. */
  public double score() {
    return stored == 0 ? 1 : (double) (stored - wasted) / stored;
  }

  /** Bytes that a layer stores in vain: a higher one replaces or removes them. */
  public long wastedBy(int layer) {
    return wastedByLayer[layer];
  }

  /** How many paths waste something. */
  public int findingCount() {
    return worstFirst.length;
  }

  /** The path that wastes most has index 0. */
  public Finding finding(int index) {
    int node = worstFirst[index];
    return new Finding(node, wasteByNode[node], steps(node));
  }

  private List<Finding.Step> steps(int node) {
    Versions versions = exploration.versions();
    return IntStream.range(exploration.firstVersion(node), exploration.firstVersion(node + 1))
        .filter(at -> versions.kind(at).isRegular())
        .mapToObj(at -> new Finding.Step(versions.layer(at), versions.size(at), fate(node, at)))
        .toList();
  }

  private Finding.Fate fate(int node, int version) {
    Versions versions = exploration.versions();
    if (versions.isStanding(version)) {
      return new Finding.Kept();
    }
    int ended = versions.ended(version);
    if (exploration.endsWithoutSuccessor(node, version)) {
      return new Finding.Removed(ended);
    }
    int bits = versions.differences(version, version + 1);
    return new Finding.Replaced(ended, Difference.of(bits));
  }
}
