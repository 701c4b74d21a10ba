package darsena.engine.explore.rows;

import darsena.engine.explore.Comparison;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.compact.MergeSort;
import java.util.function.IntBinaryOperator;

/** The nodes of a tree, those of one directory together, in the order in which they are shown. */
sealed interface ChildOrder {

  /** The node at a place; a directory's children have the places their numbers give. */
  int at(int place);

  static ChildOrder of(SortOrder order, Comparison comparison) {
    return switch (order) {
      case NAME -> new ByName();
      case SIZE ->
          Permuted.by((a, b) -> Long.compare(comparison.size(b), comparison.size(a)), comparison);
      case CHANGES ->
          Permuted.by(
              (a, b) -> Integer.compare(below(comparison, b), below(comparison, a)), comparison);
    };
  }

  private static int below(Comparison comparison, int node) {
    return comparison.added(node) + comparison.modified(node) + comparison.removed(node);
  }

  /** Nodes are numbered by name already. */
  record ByName() implements ChildOrder {
    @Override
    public int at(int place) {
      return place;
    }
  }

  /** Any other order. */
  final class Permuted implements ChildOrder {
    private final int[] nodes;

    private Permuted(int[] nodes) {
      this.nodes = nodes;
    }

    static Permuted by(IntBinaryOperator comparator, Comparison comparison) {
      Exploration tree = comparison.exploration();
      int[] nodes = new int[tree.nodeCount()];
      for (int node = 0; node < nodes.length; node++) {
        nodes[node] = node;
      }
      MergeSort sort = new MergeSort(comparator);
      for (int node = 0; node < tree.nodeCount(); node++) {
        sort.sort(nodes, tree.firstChild(node), tree.childrenEnd(node));
      }
      return new Permuted(nodes);
    }

    @Override
    public int at(int place) {
      return nodes[place];
    }
  }
}
