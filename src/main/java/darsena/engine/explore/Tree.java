package darsena.engine.explore;

import darsena.engine.explore.compact.BytePool;
import darsena.engine.explore.compact.MergeSort;
import java.util.Arrays;

/**
 * The paths of an image, numbered level by level: a directory's number is less than its children's,
 * and these follow each other in the order of their names.
 */
final class Tree {
  static final int ROOT = 0;

  private final BytePool names;
  private final int[] parents;
  private final int[] nameIds;

  /** Where each node's children begin; they end where the next node's begin. */
  private final int[] children;

  /** The number here of each of the trie's nodes. */
  final int[] renumbered;

  private Tree(PathTrie trie) {
    names = trie.names;
    int count = trie.count();
    parents = new int[count];
    nameIds = new int[count];
    children = new int[count + 1];
    renumbered = new int[count];
    number(new Siblings(trie), trie);
  }

  static Tree of(PathTrie trie) {
    Tree tree = new Tree(trie);
    trie.names.freeze();
    return tree;
  }

  private void number(Siblings siblings, PathTrie trie) {
    int[] original = new int[parents.length];
    nameIds[ROOT] = trie.name(ROOT);
    int next = 1;
    for (int node = 0; node < parents.length; node++) {
      children[node] = next;
      for (int at = siblings.from(original[node]); at < siblings.to(original[node]); at++) {
        int child = siblings.sorted(at);
        original[next] = child;
        renumbered[child] = next;
        parents[next] = node;
        nameIds[next] = trie.name(child);
        next++;
      }
    }
    children[parents.length] = next;
  }

  int count() {
    return parents.length;
  }

  int parent(int node) {
    return parents[node];
  }

  int firstChild(int node) {
    return children[node];
  }

  int childrenEnd(int node) {
    return children[node + 1];
  }

  int nameNumber(int node) {
    return nameIds[node];
  }

  int nameCount() {
    return names.count();
  }

  byte[] name(int node) {
    return names.bytes(nameIds[node]);
  }

  int depth(int node) {
    int depth = 0;
    for (int at = node; at != ROOT; at = parents[at]) {
      depth++;
    }
    return depth;
  }

  /** The path without a leading slash; empty for the root. */
  byte[] path(int node) {
    byte[] path = {};
    for (int at = node; at != ROOT; at = parents[at]) {
      byte[] name = name(at);
      byte[] longer = Arrays.copyOf(name, name.length + (at == node ? 0 : 1 + path.length));
      if (at != node) {
        longer[name.length] = '/';
        System.arraycopy(path, 0, longer, name.length + 1, path.length);
      }
      path = longer;
    }
    return path;
  }

  /** The child of that name, or -1. */
  int child(int node, byte[] name) {
    int low = firstChild(node);
    int high = childrenEnd(node) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Arrays.compareUnsigned(name(middle), name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** The nodes of a trie by parent, and by name within one. */
  private static final class Siblings {
    private final int[] starts;
    private final int[] nodes;

    Siblings(PathTrie trie) {
      int count = trie.count();
      starts = new int[count + 1];
      nodes = new int[count - 1];
      for (int node = 1; node < count; node++) {
        starts[trie.parent(node) + 1]++;
      }
      for (int node = 0; node < count; node++) {
        starts[node + 1] += starts[node];
      }
      int[] next = Arrays.copyOf(starts, count);
      for (int node = 1; node < count; node++) {
        nodes[next[trie.parent(node)]++] = node;
      }
      MergeSort sort = new MergeSort((a, b) -> trie.names.compare(trie.name(a), trie.name(b)));
      for (int node = 0; node < count; node++) {
        sort.sort(nodes, starts[node], starts[node + 1]);
      }
    }

    int from(int node) {
      return starts[node];
    }

    int to(int node) {
      return starts[node + 1];
    }

    int sorted(int at) {
      return nodes[at];
    }
  }
}
