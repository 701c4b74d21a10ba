package darsena.engine.explore;

import darsena.engine.explore.compact.IntList;
import darsena.engine.explore.compact.LongList;
import darsena.engine.image.LayerSummary;
import java.util.Arrays;
import java.util.List;

/**
 * Applies layers one upon another and notes which version each ends. Afterwards the state after any
 * layer is known without going through the layers again: a version is there from its own layer up
 * to the one that ended it.
 */
final class Replay {
  private static final int NONE = -1;
  private static final int LINK_CHAIN_LIMIT = 40;

  private final Tree tree;
  private final Versions versions;
  private final int[] nodes;
  private final int[] linkTargets;
  private final int[] live;
  private final IntList accepted = new IntList();
  private final IntList acceptedNodes = new IntList();
  private final LongList cleared = new LongList();

  /**
   * @param nodes of each version, by the trie's numbers
   * @param linkTargets of each version that is a hard link, by the trie's numbers
   */
  Replay(Tree tree, Versions versions, int[] nodes, int[] linkTargets) {
    this.tree = tree;
    this.versions = versions;
    this.nodes = nodes;
    this.linkTargets = linkTargets;
    this.live = new int[tree.count()];
    Arrays.fill(live, NONE);
  }

  void apply(int layer, ExplorationBuilder.LayerContent content) {
    for (int at = 0; at < content.whiteouts.count(); at++) {
      remove(tree.renumbered[content.whiteouts.at(at)], layer);
    }
    for (int at = 0; at < content.opaques.count(); at++) {
      clear(tree.renumbered[content.opaques.at(at)], layer);
    }
    long[] entries = parentsFirst(content);
    for (int at = 0; at < entries.length; at++) {
      boolean superseded = at + 1 < entries.length && node(entries[at + 1]) == node(entries[at]);
      if (!superseded) {
        put(node(entries[at]), (int) entries[at], layer);
      }
    }
    for (long entry : entries) {
      resolveLink((int) entry, node(entry));
    }
  }

  /** Takes the versions as they are, with their ends already known. */
  void acceptAll() {
    for (int version = 0; version < versions.count(); version++) {
      accept(version, tree.renumbered[nodes[version]]);
    }
  }

  void noteCleared(int layer, ExplorationBuilder.LayerContent content) {
    for (int at = 0; at < content.opaques.count(); at++) {
      cleared.add(Exploration.clearedAt(layer, tree.renumbered[content.opaques.at(at)]));
    }
  }

  Exploration result(List<LayerSummary> layers) {
    int[] starts = new int[tree.count() + 1];
    for (int at = 0; at < acceptedNodes.count(); at++) {
      starts[acceptedNodes.at(at) + 1]++;
    }
    for (int node = 0; node < tree.count(); node++) {
      starts[node + 1] += starts[node];
    }
    int[] next = Arrays.copyOf(starts, tree.count());
    int[] order = new int[accepted.count()];
    for (int at = 0; at < order.length; at++) {
      order[next[acceptedNodes.at(at)]++] = accepted.at(at);
    }
    return new Exploration(layers, tree, starts, versions.ordered(order), cleared.sorted());
  }

  private long[] parentsFirst(ExplorationBuilder.LayerContent content) {
    long[] entries = new long[content.end - content.start];
    for (int at = 0; at < entries.length; at++) {
      int version = content.start + at;
      entries[at] = (long) tree.renumbered[nodes[version]] << 32 | version;
    }
    Arrays.sort(entries);
    return entries;
  }

  private static int node(long entry) {
    return (int) (entry >>> 32);
  }

  private void put(int node, int version, int layer) {
    if (node != Tree.ROOT) {
      ensureDirectory(tree.parent(node), layer);
    }
    if (live[node] != NONE) {
      versions.end(live[node], layer);
      if (versions.kind(version) != EntryKind.DIRECTORY && isDirectory(node)) {
        removeChildren(node, layer);
      }
    }
    live[node] = version;
    accept(version, node);
  }

  /** A layer may name {@code a/b} and not {@code a}: then what is there stays, or is implied. */
  private void ensureDirectory(int node, int layer) {
    for (int at = node; !isDirectory(at); at = tree.parent(at)) {
      if (live[at] != NONE) {
        versions.end(live[at], layer);
      }
      live[at] = versions.appendImplied(layer);
      accept(live[at], at);
      if (at == Tree.ROOT) {
        return;
      }
    }
  }

  private boolean isDirectory(int node) {
    return live[node] != NONE && versions.kind(live[node]) == EntryKind.DIRECTORY;
  }

  private void clear(int node, int layer) {
    if (isDirectory(node)) {
      cleared.add(Exploration.clearedAt(layer, node));
      removeChildren(node, layer);
    }
  }

  private void remove(int node, int layer) {
    if (node != Tree.ROOT && live[node] != NONE) {
      versions.end(live[node], layer);
      live[node] = NONE;
      removeChildren(node, layer);
    }
  }

  /** What is not live has no live children, so the walk keeps to what it removes. */
  private void removeChildren(int top, int layer) {
    IntList pending = new IntList();
    pending.add(top);
    while (pending.count() > 0) {
      int node = pending.removeLast();
      for (int child = tree.firstChild(node); child < tree.childrenEnd(node); child++) {
        if (live[child] != NONE) {
          versions.end(live[child], layer);
          live[child] = NONE;
          pending.add(child);
        }
      }
    }
  }

  private void resolveLink(int version, int node) {
    if (live[node] != version || versions.kind(version) != EntryKind.HARD_LINK) {
      return;
    }
    int original = version;
    for (int step = 0; step < LINK_CHAIN_LIMIT && isUnresolvedLink(original); step++) {
      int target = live[tree.renumbered[linkTargets[original]]];
      if (target == NONE) {
        return;
      }
      original = target;
    }
    original = versions.original(original);
    if (versions.kind(original) == EntryKind.FILE) {
      versions.link(version, original);
    }
  }

  private boolean isUnresolvedLink(int version) {
    return versions.kind(version) == EntryKind.HARD_LINK && versions.original(version) == version;
  }

  private void accept(int version, int node) {
    accepted.add(version);
    acceptedNodes.add(node);
  }
}
