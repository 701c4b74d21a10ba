package darsena.engine.explore;

import darsena.engine.explore.compact.Growth;
import darsena.engine.explore.compact.IntList;
import darsena.engine.image.LayerSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects what the layers of an image have, the lowest layer first, entries of one layer in any
 * order; of two entries of a layer with one path the later counts. Not for several threads.
 */
public final class ExplorationBuilder {

  private final List<LayerSummary> layers;
  private final PathTrie trie = new PathTrie();
  private final Versions versions = new Versions();
  private final List<LayerContent> contents = new ArrayList<>();
  private int[] nodes = new int[1 << 6];
  private int[] linkTargets = new int[1 << 6];

  /** Begins with no layer open: {@link #nextLayer} opens the lowest. */
  public ExplorationBuilder(List<LayerSummary> layers) {
    if (layers.size() >= Versions.STANDING) {
      throw new IllegalArgumentException("an image has fewer layers than that");
    }
    this.layers = List.copyOf(layers);
  }

  /** Ends one layer and begins the one above it. */
  public ExplorationBuilder nextLayer() {
    if (contents.size() == layers.size()) {
      throw new IllegalStateException("there is no further layer");
    }
    contents.add(new LayerContent(versions.count()));
    return this;
  }

  /** An entry of the open layer. */
  public ExplorationBuilder add(FileEntry entry) {
    int node = trie.node(entry.path());
    int target = entry.kind() == EntryKind.HARD_LINK ? trie.node(entry.target()) : 0;
    place(versions.append(openLayer(), entry), node, target);
    content().end = versions.count();
    return this;
  }

  /** The open layer removes this path, which lower layers have. */
  public ExplorationBuilder whiteout(byte[] path) {
    content().whiteouts.add(trie.node(path));
    return this;
  }

  /** The open layer removes all that lower layers have in this directory. */
  public ExplorationBuilder opaque(byte[] path) {
    content().opaques.add(trie.node(path));
    return this;
  }

  /** The finished tree; layers not opened have nothing. The builder is of no use afterwards. */
  public Exploration build() {
    Tree tree = Tree.of(trie);
    Replay replay = new Replay(tree, versions, nodes, linkTargets);
    for (int layer = 0; layer < contents.size(); layer++) {
      replay.apply(layer, contents.get(layer));
    }
    return replay.result(layers);
  }

  /**
   * Two images in one tree: the layers of the first and, above them, those of the second, which
   * begin with nothing. So the second is compared with the first as its last layer with the
   * first's.
   */
  static Exploration joined(Exploration first, Exploration second) {
    List<LayerSummary> layers = new ArrayList<>(first.layers());
    layers.addAll(second.layers());
    ExplorationBuilder builder = new ExplorationBuilder(layers);
    int offset = first.layers().size();
    builder.copy(first, 0, offset);
    builder.copy(second, offset, Versions.STANDING);
    Tree tree = Tree.of(builder.trie);
    Replay replay = new Replay(tree, builder.versions, builder.nodes, builder.linkTargets);
    replay.acceptAll();
    for (int layer = 0; layer < builder.contents.size(); layer++) {
      replay.noteCleared(layer, builder.contents.get(layer));
    }
    return replay.result(layers);
  }

  private void copy(Exploration image, int offset, int end) {
    Tree tree = image.tree();
    int[] copies = new int[tree.count()];
    int[] placed = new int[image.versions().count()];
    for (int node = 0; node < tree.count(); node++) {
      if (node > 0) {
        byte[] name = tree.name(node);
        copies[node] = trie.child(copies[tree.parent(node)], name, 0, name.length);
      }
      for (int at = image.firstVersion(node); at < image.firstVersion(node + 1); at++) {
        placed[at] = versions.appendFrom(image.versions(), at, offset, end);
        place(placed[at], copies[node], 0);
      }
    }
    for (int at = 0; at < placed.length; at++) {
      versions.link(placed[at], placed[image.versions().original(at)]);
    }
    for (long cleared : image.cleared()) {
      clear(Exploration.clearedLayer(cleared) + offset, copies[Exploration.clearedNode(cleared)]);
    }
  }

  private void clear(int layer, int node) {
    while (contents.size() <= layer) {
      nextLayer();
    }
    contents.get(layer).opaques.add(node);
  }

  private void place(int version, int node, int target) {
    if (version >= nodes.length) {
      nodes = Arrays.copyOf(nodes, Growth.beyond(version, version + 1));
      linkTargets = Arrays.copyOf(linkTargets, nodes.length);
    }
    nodes[version] = node;
    linkTargets[version] = target;
  }

  private int openLayer() {
    content();
    return contents.size() - 1;
  }

  private LayerContent content() {
    if (contents.isEmpty()) {
      throw new IllegalStateException("no layer is open");
    }
    return contents.getLast();
  }

  /** The versions of one layer, by range, and what it takes away. */
  static final class LayerContent {
    final int start;
    int end;
    final IntList whiteouts = new IntList();
    final IntList opaques = new IntList();

    LayerContent(int start) {
      this.start = start;
      this.end = start;
    }
  }
}
