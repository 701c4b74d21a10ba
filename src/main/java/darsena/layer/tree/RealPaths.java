package darsena.layer.tree;

import darsena.layer.EntryKind;
import darsena.layer.InvalidLayerException;
import darsena.layer.LayerPath;
import darsena.layer.index.ImpliedDirectories;
import darsena.layer.index.IndexEntry;
import darsena.layer.index.LayerEntries;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where names in an archive really lead: symbolic links that the layer has brought so far are
 * followed as if its root were the system's. A directory that is missing on the way is made and
 * marked as implied.
 */
final class RealPaths {
  private static final int MOST_LINKS = 40;

  private final LayerEntries entries;
  private final TreeWriter tree;

  RealPaths(LayerEntries entries, TreeWriter tree) {
    this.entries = entries;
    this.tree = tree;
    entries.put(implied(LayerPath.ROOT, false));
  }

  /** Removes what the layer has at a path. */
  void makeWay(LayerPath path) throws IOException {
    Optional<IndexEntry> old = entries.at(path);
    if (old.isPresent()) {
      tree.remove(old.get());
      entries.removeTree(path);
    }
  }

  /** Where an entry of this name really goes: links on the way followed, not the last one. */
  LayerPath of(LayerPath named) throws IOException {
    if (named.isRoot()) {
      throw new InvalidLayerException("a link leads to the root of the tree");
    }
    return ofDirectory(named.parent()).child(named.name());
  }

  /** The real path of a directory; what is missing on the way is made, as implied. */
  LayerPath ofDirectory(LayerPath named) throws IOException {
    if (entries.at(named).map(IndexEntry::isDirectory).orElse(false)) {
      return named;
    }
    return walk(named);
  }

  private LayerPath walk(LayerPath named) throws IOException {
    Deque<byte[]> ahead = new ArrayDeque<>(named.components());
    LayerPath at = LayerPath.ROOT;
    int links = 0;
    while (!ahead.isEmpty()) {
      byte[] component = ahead.remove();
      if (isDots(component)) {
        at = component.length == 2 ? at.parent() : at;
        continue;
      }
      LayerPath next = at.child(component);
      byte[] target = linkTarget(next);
      if (target.length == 0) {
        enter(next);
        at = next;
        continue;
      }
      if (++links > MOST_LINKS) {
        throw new InvalidLayerException("`" + named + "` leads through too many links");
      }
      at = target[0] == '/' ? LayerPath.ROOT : at;
      prepend(target, ahead);
    }
    return at;
  }

  private static boolean isDots(byte[] component) {
    return component[0] == '.'
        && (component.length == 1 || (component.length == 2 && component[1] == '.'));
  }

  private byte[] linkTarget(LayerPath path) {
    return entries
        .at(path)
        .filter(entry -> entry.kind() == EntryKind.SYMBOLIC_LINK)
        .map(IndexEntry::link)
        .orElseGet(() -> new byte[0]);
  }

  private static void prepend(byte[] target, Deque<byte[]> ahead) {
    List<byte[]> components = LayerPath.of(target).components();
    for (byte[] each : components.reversed()) {
      ahead.addFirst(each);
    }
  }

  private void enter(LayerPath path) throws IOException {
    Optional<IndexEntry> own = entries.at(path);
    if (own.isPresent() && own.get().isDirectory()) {
      return;
    }
    if (own.isPresent() && own.get().kind() != EntryKind.WHITEOUT) {
      throw new InvalidLayerException("`" + path + "` is used as a directory but is none");
    }
    makeWay(path);
    tree.directory(path);
    entries.put(implied(path, entries.isHidden(path)));
  }

  private static IndexEntry implied(LayerPath path, boolean opaque) {
    return IndexEntry.directory(path, ImpliedDirectories.UNKNOWN, opaque, true);
  }
}
