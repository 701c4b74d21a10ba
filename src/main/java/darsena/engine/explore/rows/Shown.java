package darsena.engine.explore.rows;

import darsena.engine.explore.Change;
import darsena.engine.explore.Comparison;
import darsena.engine.explore.Exploration;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which nodes a filter lets through: one pass over the tree, another for the text. */
final class Shown {
  private final Comparison comparison;
  private final Exploration tree;

  private Shown(Comparison comparison) {
    this.comparison = comparison;
    this.tree = comparison.exploration();
  }

  static BitSet by(RowFilter filter, Comparison comparison) {
    Shown selection = new Shown(comparison);
    BitSet shown = selection.byChange(filter);
    if (!filter.text().isEmpty() && filter.isPlain()) {
      shown.and(selection.withMatchingComponent(filter.pattern()));
    } else if (!filter.text().isEmpty()) {
      selection.keepMatching(filter, shown);
    }
    return selection.withParents(shown);
  }

  private BitSet byChange(RowFilter filter) {
    BitSet shown = new BitSet(tree.nodeCount());
    Set<Change> changes = filter.changes();
    for (int node = 1; node < tree.nodeCount(); node++) {
      if (changes.contains(comparison.change(node))) {
        shown.set(node);
      }
    }
    return shown;
  }

  /** Looks at each name once, however many paths have it. */
  private BitSet withMatchingComponent(Pattern pattern) {
    BitSet seen = new BitSet(tree.nameCount());
    BitSet names = new BitSet(tree.nameCount());
    BitSet matching = new BitSet(tree.nodeCount());
    for (int node = 1; node < tree.nodeCount(); node++) {
      int name = tree.nameNumber(node);
      if (!seen.get(name)) {
        seen.set(name);
        names.set(
            name, pattern.matcher(new String(tree.name(node), StandardCharsets.UTF_8)).find());
      }
      if (names.get(name) || matching.get(tree.parent(node))) {
        matching.set(node);
      }
    }
    return matching;
  }

  /** Walks in the order of paths, so that one buffer holds the path of the node at hand. */
  private void keepMatching(RowFilter filter, BitSet shown) {
    StringBuilder path = new StringBuilder();
    Matcher matcher = filter.pattern().matcher(path);
    int[] lengths = new int[16];
    int depth = 0;
    int node = Exploration.ROOT;
    while (true) {
      if (tree.hasChildren(node)) {
        node = tree.firstChild(node);
        depth++;
        if (depth == lengths.length) {
          lengths = Arrays.copyOf(lengths, depth * 2);
        }
        lengths[depth] = path.length();
      } else {
        while (node != Exploration.ROOT && node + 1 == tree.childrenEnd(tree.parent(node))) {
          node = tree.parent(node);
          depth--;
        }
        if (node == Exploration.ROOT) {
          return;
        }
        node++;
      }
      path.setLength(lengths[depth]);
      path.append('/').append(new String(tree.name(node), StandardCharsets.UTF_8));
      if (shown.get(node) && !matcher.reset(path).find()) {
        shown.clear(node);
      }
    }
  }

  private BitSet withParents(BitSet shown) {
    for (int node = shown.length() - 1; node > 0; node = shown.previousSetBit(node - 1)) {
      shown.set(tree.parent(node));
    }
    shown.set(Exploration.ROOT);
    return shown;
  }
}
