package darsena.layer.tree;

import darsena.layer.EntryKind;
import darsena.layer.LayerPath;
import darsena.layer.Metadata;
import darsena.layer.OverlayMarks;
import darsena.layer.index.IndexEntry;
import darsena.layer.tar.TarEntry;
import darsena.layer.tar.TarReader;
import darsena.os.Errno;
import darsena.os.OsException;
import darsena.os.tree.ExtendedAttribute;
import darsena.os.tree.FileStatus;
import darsena.os.tree.NewFiles;
import darsena.os.tree.OpenDirectory;
import darsena.os.tree.OpenFile;
import darsena.os.tree.TreeRemoval;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a layer's entries in a directory that only this thread changes, each by its real path. The
 * metadata of directories comes last, when nothing in them changes any more.
 */
public final class TreeWriter implements Closeable {
  private static final int USABLE = 0700;

  private final DirectoryCache directories;
  private final OverlayMarks marks;
  private final ContentWriter content = new ContentWriter();
  private final EntryAttributesImport attributes = new EntryAttributesImport();
  private final NewFiles ours = NewFiles.ofThisProcess();
  private final Set<String> notes = new LinkedHashSet<>();

  /**
   * @param root the directory that becomes the tree's root; stays the caller's
   */
  public TreeWriter(OpenDirectory root, OverlayMarks marks) {
    this.directories = new DirectoryCache(root);
    this.marks = marks;
  }

  /** Makes a directory whose metadata {@link #finish} will set. */
  void directory(LayerPath path) throws OsException {
    in(path).makeDirectory(path.name(), USABLE);
  }

  /** Makes a file with its content; returns what the tree has now. */
  IndexEntry file(LayerPath path, TarEntry entry, TarReader archive) throws IOException {
    Metadata metadata = entry.metadata();
    boolean plain = isOurs(metadata) && ours.keepMode(metadata.mode());
    try (OpenFile file = in(path).createFile(path.name(), plain ? metadata.mode() : 0600)) {
      byte[] digest = content.write(archive, entry.sparse(), file);
      if (!isOurs(metadata)) {
        file.setOwner(metadata.uid(), metadata.gid());
      }
      if (!plain) {
        file.setMode(metadata.mode());
      }
      // After the change of owner, which drops capabilities.
      List<ExtendedAttribute> kept = attributes.apply(metadata.attributes(), file::setAttribute);
      file.setTime(metadata.seconds(), metadata.nanoseconds());
      return IndexEntry.file(path, metadata.with(kept), entry.size(), digest);
    }
  }

  /** Gives a file of the tree another name. */
  void hardLink(LayerPath path, LayerPath first) throws OsException {
    OpenDirectory target = in(path); // stays open: the cache closes what was used longest ago
    target.makeHardLink(path.name(), directories.directory(first.parent()), first.name());
  }

  /** Makes a symbolic link. */
  IndexEntry symbolicLink(LayerPath path, TarEntry entry) throws IOException {
    OpenDirectory parent = in(path);
    parent.makeSymbolicLink(path.name(), entry.link());
    takeOver(parent, path, entry.metadata());
    Metadata kept = describe(parent, path, entry.metadata());
    return IndexEntry.symbolicLink(path, kept, entry.link());
  }

  /** Makes a device node or a FIFO; empty when the kernel does not let us. */
  Optional<IndexEntry> node(LayerPath path, TarEntry entry) throws IOException {
    OpenDirectory parent = in(path);
    try {
      int mode = type(entry.kind()) | 0600;
      parent.makeNode(path.name(), mode, entry.device().major(), entry.device().minor());
    } catch (OsException refused) {
      if (refused.errno() != Errno.EPERM) {
        throw refused;
      }
      notes.add("device nodes are left out: this user may not make them");
      return Optional.empty();
    }
    takeOver(parent, path, entry.metadata());
    parent.setMode(path.name(), entry.metadata().mode());
    Metadata kept = describe(parent, path, entry.metadata());
    return Optional.of(IndexEntry.node(path, entry.kind(), kept, entry.device()));
  }

  private void takeOver(OpenDirectory parent, LayerPath path, Metadata metadata)
      throws OsException {
    if (!isOurs(metadata)) {
      parent.setOwner(path.name(), metadata.uid(), metadata.gid());
    }
  }

  private Metadata describe(OpenDirectory parent, LayerPath path, Metadata metadata)
      throws IOException {
    byte[] name = path.name();
    List<ExtendedAttribute> kept = List.of();
    if (!metadata.attributes().isEmpty()) {
      kept = attributes.apply(metadata.attributes(), parent.attributes(name)::set);
    }
    parent.setTime(name, metadata.seconds(), metadata.nanoseconds());
    return metadata.with(kept);
  }

  private static int type(EntryKind kind) {
    return switch (kind) {
      case CHARACTER_DEVICE, WHITEOUT -> FileStatus.CHARACTER_DEVICE;
      case BLOCK_DEVICE -> FileStatus.BLOCK_DEVICE;
      case FIFO -> FileStatus.FIFO;
      case FILE, HARD_LINK -> FileStatus.REGULAR;
      case DIRECTORY -> FileStatus.DIRECTORY;
      case SYMBOLIC_LINK -> FileStatus.SYMBOLIC_LINK;
    };
  }

  /** Hides a path, as overlay wants it: a character device 0:0. */
  void whiteout(LayerPath path) throws OsException {
    in(path).makeNode(path.name(), FileStatus.CHARACTER_DEVICE, 0, 0);
  }

  /** Removes what is at a path. */
  void remove(IndexEntry entry) throws OsException {
    OpenDirectory parent = in(entry.path());
    if (!entry.isDirectory()) {
      parent.remove(entry.path().name());
      return;
    }
    TreeRemoval.remove(parent, entry.path().name());
    directories.forget();
  }

  /** Sets a directory's metadata for good; returns what the tree has now. */
  public IndexEntry finish(IndexEntry entry) throws IOException {
    Metadata metadata = entry.metadata();
    OpenDirectory directory = directories.directory(entry.path());
    if (!isOurs(metadata)) {
      directory.setOwner(metadata.uid(), metadata.gid());
    }
    List<ExtendedAttribute> kept = attributes.apply(metadata.attributes(), directory::setAttribute);
    if (entry.opaque() && !entry.path().isRoot()) { // a chain ends at such a root instead
      directory.setAttribute(marks.opaque());
    }
    directory.setMode(metadata.mode());
    directory.setTime(metadata.seconds(), metadata.nanoseconds());
    return entry.with(metadata.with(kept));
  }

  private boolean isOurs(Metadata metadata) {
    return ours.areOwnedBy(metadata.uid(), metadata.gid());
  }

  private OpenDirectory in(LayerPath path) throws OsException {
    return directories.directory(path.parent());
  }

  /** What could not be kept, in sentences. */
  List<String> notes() {
    Set<String> all = new LinkedHashSet<>(notes);
    all.addAll(attributes.notes());
    return List.copyOf(all);
  }

  @Override
  public void close() throws OsException {
    try (content) {
      directories.close();
    }
  }
}
