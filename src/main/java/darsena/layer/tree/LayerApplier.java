package darsena.layer.tree;

import darsena.layer.DeviceNumber;
import darsena.layer.EntryKind;
import darsena.layer.EntryName;
import darsena.layer.InvalidLayerException;
import darsena.layer.LayerPath;
import darsena.layer.Metadata;
import darsena.layer.OverlayMarks;
import darsena.layer.index.IndexEntry;
import darsena.layer.index.LayerEntries;
import darsena.layer.tar.TarEntry;
import darsena.layer.tar.TarReader;
import darsena.os.tree.OpenDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Turns the entries of an archive into a tree. Names, links and marks are an attacker's: every path
 * is resolved here, against what the layer itself has brought so far, as if its root were the
 * system's.
 */
public final class LayerApplier implements Closeable {
  private final LayerEntries entries = new LayerEntries();
  private final TreeWriter tree;
  private final RealPaths paths;
  private final SpaceGuard guard;
  private long contentSize;

  /**
   * @param root the empty directory that becomes the tree's root; stays the caller's
   */
  public LayerApplier(OpenDirectory root, OverlayMarks marks, UnpackLimits limits) {
    this.tree = new TreeWriter(root, marks);
    this.guard = new SpaceGuard(root, limits);
    this.paths = new RealPaths(entries, tree);
  }

  /** Reads an archive to its end and finishes the tree. */
  public void apply(TarReader archive) throws IOException {
    for (Optional<TarEntry> each = archive.next(); each.isPresent(); each = archive.next()) {
      guard.admit(entries.count(), each.get());
      apply(each.get(), archive);
    }
    for (IndexEntry each : entries.directoriesFromTheDeepest()) {
      entries.put(tree.finish(each));
    }
  }

  private void apply(TarEntry entry, TarReader archive) throws IOException {
    switch (EntryName.of(entry.name())) {
      case EntryName.Plain(LayerPath path) -> plain(path, entry, archive);
      case EntryName.Whiteout(LayerPath hidden) -> whiteout(paths.of(hidden));
      case EntryName.Opaque(LayerPath directory) -> opaque(directory);
      case EntryName.Ignored() -> {}
    }
  }

  private void plain(LayerPath named, TarEntry entry, TarReader archive) throws IOException {
    if (entry.kind() == EntryKind.DIRECTORY) {
      directory(named.isRoot() ? named : paths.of(named), entry.metadata());
      return;
    }
    if (named.isRoot()) {
      throw new InvalidLayerException("the root of the tree is not a directory");
    }
    LayerPath path = paths.of(named);
    if (entry.kind() == EntryKind.HARD_LINK) {
      hardLink(path, entry);
      return;
    }
    if (entry.kind() == EntryKind.CHARACTER_DEVICE && entry.device().equals(DeviceNumber.NONE)) {
      whiteout(path); // archives made of overlay directories have their whiteouts in this form
      return;
    }
    paths.makeWay(path);
    make(path, entry, archive).ifPresent(entries::put);
  }

  private Optional<IndexEntry> make(LayerPath path, TarEntry entry, TarReader archive)
      throws IOException {
    return switch (entry.kind()) {
      case FILE -> {
        contentSize += entry.size();
        yield Optional.of(tree.file(path, entry, archive));
      }
      case SYMBOLIC_LINK -> {
        refuseEmptyTarget(path, entry);
        yield Optional.of(tree.symbolicLink(path, entry));
      }
      case CHARACTER_DEVICE, BLOCK_DEVICE, FIFO -> tree.node(path, entry);
      case DIRECTORY, HARD_LINK, WHITEOUT -> throw new IllegalStateException("made elsewhere");
    };
  }

  private static void refuseEmptyTarget(LayerPath path, TarEntry entry)
      throws InvalidLayerException {
    if (entry.link().length == 0 || entry.link().length > EntryName.LONGEST_PATH) {
      throw new InvalidLayerException(
          "the link `" + path + "` has a target of " + entry.link().length + " bytes");
    }
  }

  private void directory(LayerPath path, Metadata metadata) throws IOException {
    boolean opaque = entries.isHidden(path);
    Optional<IndexEntry> old = entries.at(path);
    if (old.isPresent() && old.get().isDirectory()) {
      entries.put(IndexEntry.directory(path, metadata, old.get().opaque(), false));
      return;
    }
    paths.makeWay(path);
    tree.directory(path);
    entries.put(IndexEntry.directory(path, metadata, opaque, false));
  }

  private void hardLink(LayerPath path, TarEntry entry) throws IOException {
    LayerPath first = paths.of(EntryName.path(entry.link()));
    Optional<IndexEntry> file = entries.at(first);
    if (file.isEmpty() || file.get().isDirectory() || file.get().kind() == EntryKind.WHITEOUT) {
      throw new InvalidLayerException(
          "the hard link `" + path + "` leads to `" + first + "`, which is no file of the layer");
    }
    if (first.equals(path)) {
      return;
    }
    paths.makeWay(path);
    tree.hardLink(path, first);
    entries.put(linked(path, file.get()));
  }

  private static IndexEntry linked(LayerPath path, IndexEntry first) {
    return switch (first.kind()) {
      case FILE, HARD_LINK -> IndexEntry.hardLink(path, first);
      case SYMBOLIC_LINK -> IndexEntry.symbolicLink(path, first.metadata(), first.link());
      case CHARACTER_DEVICE, BLOCK_DEVICE, FIFO ->
          IndexEntry.node(path, first.kind(), first.metadata(), first.device());
      case DIRECTORY, WHITEOUT -> throw new IllegalStateException("refused before");
    };
  }

  /** What the layer itself has at the path stays: whiteouts speak of the layers below only. */
  private void whiteout(LayerPath path) throws IOException {
    entries.hide(path);
    Optional<IndexEntry> own = entries.at(path);
    if (own.isEmpty()) {
      tree.whiteout(path);
      entries.put(IndexEntry.whiteout(path));
    }
    own.filter(IndexEntry::isDirectory).ifPresent(this::makeOpaque);
  }

  private void opaque(LayerPath named) throws IOException {
    makeOpaque(entries.at(paths.ofDirectory(named)).orElseThrow());
  }

  private void makeOpaque(IndexEntry own) {
    entries.put(IndexEntry.directory(own.path(), own.metadata(), true, own.implied()));
  }

  /** What the layer holds, as applied so far. */
  public LayerEntries entries() {
    return entries;
  }

  /** The bytes of all its regular files. */
  public long contentSize() {
    return contentSize;
  }

  /** What was taken differently from how it was written. */
  public List<String> notes() {
    return tree.notes();
  }

  @Override
  public void close() throws IOException {
    tree.close();
  }
}
