package darsena.layer.tree;

import darsena.layer.EntryKind;
import darsena.layer.EntryName;
import darsena.layer.LayerPath;
import darsena.layer.LayerTree;
import darsena.layer.OverlayMarks;
import darsena.layer.index.FileIndex;
import darsena.layer.index.ImpliedDirectories;
import darsena.layer.index.IndexEntry;
import darsena.os.Errno;
import darsena.os.OsException;
import darsena.os.tree.DirectoryEntry;
import darsena.os.tree.FileStatus;
import darsena.os.tree.OpenDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a container's writable layer adds, changes and deletes, read off the upper directory of its
 * overlay and the indexes of the layers below. The container may be running and its tree hostile:
 * it is read by descriptor and no link is followed.
 */
public final class UpperChanges implements Closeable {
  private final List<FileIndex> below = new ArrayList<>();
  private final OverlayMarks marks;

  /**
   * @param layers the lowest first
   */
  public UpperChanges(List<LayerTree> layers, OverlayMarks marks) throws IOException {
    this.marks = marks;
    boolean complete = false;
    try {
      for (LayerTree each : layers) {
        below.addFirst(FileIndex.open(each));
      }
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  /** The changes in the order of a walk; the root itself is not among them. */
  public List<TreeChange> of(Path upper) throws IOException {
    List<TreeChange> changes = new ArrayList<>();
    try (OpenDirectory root = OpenDirectory.open(upper)) {
      walk(root, LayerPath.ROOT, false, changes);
    }
    return changes;
  }

  private void walk(
      OpenDirectory directory, LayerPath path, boolean fresh, List<TreeChange> changes)
      throws IOException {
    TreeSet<LayerPath> names = new TreeSet<>();
    for (DirectoryEntry each : directory.entries()) {
      names.add(LayerPath.of(each.name()));
    }
    for (LayerPath name : names) {
      LayerPath entry = path.child(name.bytes());
      if (entry.bytes().length <= EntryName.LONGEST_PATH) { // beyond, no path reaches it
        visitUnlessGone(directory, entry, fresh, changes);
      }
    }
  }

  /** A running container may remove what was just listed. */
  private void visitUnlessGone(
      OpenDirectory directory, LayerPath path, boolean fresh, List<TreeChange> changes)
      throws IOException {
    try {
      visit(directory, path, fresh, changes);
    } catch (OsException failure) {
      if (failure.errno() != Errno.ENOENT) {
        throw failure;
      }
    }
  }

  private void visit(
      OpenDirectory directory, LayerPath path, boolean fresh, List<TreeChange> changes)
      throws IOException {
    FileStatus status = directory.status(path.name());
    Optional<IndexEntry> old = fresh ? Optional.empty() : visible(path);
    if (status.isWhiteout()) {
      old.ifPresent(_ -> changes.add(new TreeChange(TreeChange.Kind.DELETED, path)));
      return;
    }
    TreeChange.Kind kind = old.isPresent() ? TreeChange.Kind.CHANGED : TreeChange.Kind.ADDED;
    changes.add(new TreeChange(kind, path));
    if (status.isDirectory()) {
      boolean opaque = directory.attributes(path.name()).value(marks.opaqueName()).isPresent();
      boolean wasDirectory = old.map(IndexEntry::isDirectory).orElse(false);
      try (OpenDirectory inside = directory.directory(path.name())) {
        if (opaque && wasDirectory) {
          addHidden(inside, path, changes);
        }
        walk(inside, path, fresh || !wasDirectory, changes);
      }
    }
  }

  /** Of a directory that was removed and made again, what it had and does not have any more. */
  private void addHidden(OpenDirectory inside, LayerPath path, List<TreeChange> changes)
      throws IOException {
    TreeSet<LayerPath> gone = new TreeSet<>();
    for (FileIndex layer : below) {
      int position = layer.position(path);
      int at = position < 0 ? -position - 1 : position + 1;
      while (at < layer.size() && path.contains(layer.entry(at).path())) {
        gone.add(child(path, layer.entry(at++).path()));
      }
    }
    for (DirectoryEntry each : inside.entries()) {
      gone.remove(path.child(each.name()));
    }
    for (LayerPath each : gone) {
      visible(each).ifPresent(_ -> changes.add(new TreeChange(TreeChange.Kind.DELETED, each)));
    }
  }

  private static LayerPath child(LayerPath directory, LayerPath below) {
    LayerPath at = below;
    while (!at.parent().equals(directory)) {
      at = at.parent();
    }
    return at;
  }

  /** What the layers below show at a path. */
  private Optional<IndexEntry> visible(LayerPath path) {
    for (FileIndex layer : below) {
      Optional<IndexEntry> entry = layer.find(path);
      if (entry.isPresent()) {
        return entry.filter(found -> found.kind() != EntryKind.WHITEOUT);
      }
      if (ImpliedDirectories.hides(layer, path)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    below.forEach(FileIndex::close);
  }
}
