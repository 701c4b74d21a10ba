package darsena.engine.explore;

import darsena.engine.image.LayerSummary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An image's files as one tree over its layers. A path is a node, a number from 0, the root; it
 * carries what each layer that touches it has there. Any single layer, aggregate or comparison is a
 * look-up in it. Unchangeable, and safe from any thread.
 */
public final class Exploration {
  /** The node of the image's root directory. */
  public static final int ROOT = Tree.ROOT;

  /** The state below the lowest layer, in which nothing is there. */
  public static final int BEFORE_ALL = -1;

  private final List<LayerSummary> layers;
  private final Tree tree;
  private final int[] starts;
  private final Versions versions;
  private final long[] cleared;

  Exploration(
      List<LayerSummary> layers, Tree tree, int[] starts, Versions versions, long[] cleared) {
    this.layers = List.copyOf(layers);
    this.tree = tree;
    this.starts = starts;
    this.versions = versions;
    this.cleared = cleared;
  }

  /** The lowest first. */
  public List<LayerSummary> layers() {
    return layers;
  }

  /** How many paths there are, over all layers; nodes are numbered below this. */
  public int nodeCount() {
    return tree.count();
  }

  /** The directory a node is in; the root's is the root. */
  public int parent(int node) {
    return tree.parent(node);
  }

  /** How many directories lie between a node and the root, itself counted: 0 for the root. */
  public int depth(int node) {
    return tree.depth(node);
  }

  /** The last component of its path, raw bytes. */
  public byte[] name(int node) {
    return tree.name(node);
  }

  /** A number that nodes of the same name share, below {@link #nameCount}. */
  public int nameNumber(int node) {
    return tree.nameNumber(node);
  }

  /** How many different names there are. */
  public int nameCount() {
    return tree.nameCount();
  }

  /** Its path, relative and without a leading slash, raw bytes. */
  public byte[] path(int node) {
    return tree.path(node);
  }

  /** Its path from {@code /} as text, bytes that are not UTF-8 replaced: not safe to print. */
  public String pathText(int node) {
    return "/" + new String(tree.path(node), StandardCharsets.UTF_8);
  }

  /** The node of a path, with or without a leading slash. */
  public OptionalInt find(String path) {
    int node = ROOT;
    for (String component : path.split("/", -1)) {
      if (!component.isEmpty()) {
        node = tree.child(node, component.getBytes(StandardCharsets.UTF_8));
        if (node < 0) {
          return OptionalInt.empty();
        }
      }
    }
    return OptionalInt.of(node);
  }

  /** Whether any path of any layer lies below this one. */
  public boolean hasChildren(int node) {
    return tree.firstChild(node) < tree.childrenEnd(node);
  }

  /** The first of the nodes in a directory; they follow each other, by name. */
  public int firstChild(int node) {
    return tree.firstChild(node);
  }

  /** The node after the last of those in a directory. */
  public int childrenEnd(int node) {
    return tree.childrenEnd(node);
  }

  /** What layers have at this path, the lowest first. */
  public List<FileVersion> versions(int node) {
    List<FileVersion> found = new ArrayList<>();
    for (int at = starts[node]; at < starts[node + 1]; at++) {
      found.add(versions.version(at));
    }
    return found;
  }

  /** What is at this path after a layer was applied. */
  public Optional<FileVersion> versionAt(int node, int layer) {
    int version = liveAt(node, layer);
    return version < 0 ? Optional.empty() : Optional.of(versions.version(version));
  }

  /** Whether a layer says that this directory has nothing of the layers below. */
  public boolean isCleared(int node, int layer) {
    return Arrays.binarySearch(cleared, clearedAt(layer, node)) >= 0;
  }

  /** What one layer does. */
  public Comparison layer(int layer) {
    return compare(layer - 1, layer);
  }

  /** What all layers above the lowest do, up to this one; the lowest alone is all additions. */
  public Comparison aggregate(int layer) {
    return compare(layer == 0 ? BEFORE_ALL : 0, layer);
  }

  /** How the state after one layer differs from that after another. */
  public Comparison compare(int before, int after) {
    return new Comparison(this, before, after);
  }

  /** How another image differs from this one, each taken as a whole. */
  public Comparison compare(Exploration other) {
    Exploration joined = ExplorationBuilder.joined(this, other);
    return joined.compare(layers.size() - 1, joined.layers.size() - 1);
  }

  /** What each layer adds, modifies and removes, the lowest first. */
  public List<LayerTally> tallies() {
    LayerTally.Counters counters = new LayerTally.Counters(layers.size());
    for (int node = 1; node < nodeCount(); node++) {
      for (int at = starts[node]; at < starts[node + 1]; at++) {
        counters.count(versions.layer(at), changeIn(node, versions.layer(at)));
        if (endsWithoutSuccessor(node, at)) {
          counters.count(versions.ended(at), Change.REMOVED);
        }
      }
    }
    return counters.tallies();
  }

  /** What is stored and yet not in the finished image. */
  public Efficiency efficiency() {
    return Efficiency.of(this);
  }

  private Change changeIn(int node, int layer) {
    return change(liveAt(node, layer - 1), liveAt(node, layer));
  }

  /** Whether a version was removed, rather than replaced by the next one of its path. */
  boolean endsWithoutSuccessor(int node, int version) {
    int next = version + 1;
    return !versions.isStanding(version)
        && versions.ended(version) < layers.size()
        && !(next < starts[node + 1] && versions.layer(next) == versions.ended(version));
  }

  /**
   * A directory's time changes with everything that is made in it, and says nothing of its own: it
   * alone is no modification.
   */
  Change change(int before, int after) {
    if (after < 0) {
      return before < 0 ? Change.ABSENT : Change.REMOVED;
    }
    if (before < 0) {
      return Change.ADDED;
    }
    int differences = versions.differences(before, after);
    if (versions.kind(after) == EntryKind.DIRECTORY) {
      differences &= ~Difference.TIME.bit();
    }
    return differences == 0 ? Change.UNMODIFIED : Change.MODIFIED;
  }

  int liveAt(int node, int layer) {
    for (int at = starts[node + 1] - 1; at >= starts[node]; at--) {
      if (versions.isLive(at, layer)) {
        return at;
      }
    }
    return -1;
  }

  Tree tree() {
    return tree;
  }

  Versions versions() {
    return versions;
  }

  int firstVersion(int node) {
    return starts[node];
  }

  long[] cleared() {
    return cleared;
  }

  static long clearedAt(int layer, int node) {
    return (long) layer << 32 | node;
  }

  static int clearedLayer(long cleared) {
    return (int) (cleared >>> 32);
  }

  static int clearedNode(long cleared) {
    return (int) cleared;
  }
}
