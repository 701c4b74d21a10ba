package darsena.layer.copy;

import darsena.layer.EntryKind;
import darsena.layer.EntryName;
import darsena.layer.InvalidLayerException;
import darsena.layer.LayerPath;
import darsena.layer.Metadata;
import darsena.layer.tar.TarEntry;
import darsena.layer.tar.TarReader;
import darsena.os.Errno;
import darsena.os.OsException;
import darsena.os.tree.FileStatus;
import darsena.os.tree.OpenDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Brings the entries of a tar archive into a directory of a tree in use. The archive and the tree
 * may both be hostile: the kernel resolves every directory inside the tree, and what is made there
 * is made with one component that follows nothing.
 */
public final class TreeExtraction implements Closeable {
  private static final int IMPLIED = 0755;

  /** A directory whose time is set when nothing in it changes any more. */
  private record Finished(LayerPath path, Metadata metadata) {}

  private final OpenDirectory root;
  private final byte[] base;
  private final EntryMaking making;
  private final Deque<Finished> directories = new ArrayDeque<>();
  private Optional<Opened> last = Optional.empty();

  /** The directory used last: archives stay in one for a while. */
  private record Opened(LayerPath path, OpenDirectory directory) {}

  /**
   * @param root the tree; stays the caller's
   * @param base a path in it, of the directory that everything goes into
   */
  public TreeExtraction(OpenDirectory root, byte[] base, Ownership ownership) {
    this.root = root;
    this.base = base.clone();
    this.making = new EntryMaking(ownership);
  }

  /** Reads an archive to its end. */
  public void extract(TarReader archive) throws IOException {
    for (Optional<TarEntry> each = archive.next(); each.isPresent(); each = archive.next()) {
      LayerPath path = EntryName.path(each.get().name());
      if (!path.isRoot()) {
        entry(path, each.get(), archive);
      } else if (each.get().kind() != EntryKind.DIRECTORY) {
        throw new InvalidLayerException("the root of the archive is not a directory");
      }
    }
    while (!directories.isEmpty()) {
      Finished each = directories.pop();
      finish(each.path(), each.metadata());
    }
  }

  private void entry(LayerPath path, TarEntry entry, TarReader archive) throws IOException {
    OpenDirectory parent = directory(path.parent());
    Optional<FileStatus> there = status(parent, path.name());
    if (entry.kind() == EntryKind.DIRECTORY) {
      making.directory(parent, path, there);
      directories.push(new Finished(path, entry.metadata()));
      return;
    }
    if (there.map(FileStatus::isDirectory).orElse(false)) {
      throw new InvalidLayerException(
          "cannot overwrite directory `" + path + "` with non-directory");
    }
    if (entry.kind() == EntryKind.HARD_LINK) {
      hardLink(parent, path, there, EntryName.path(entry.link()));
      return;
    }
    making.remove(parent, path, there);
    making.make(parent, path.name(), entry, archive);
  }

  private void hardLink(
      OpenDirectory parent, LayerPath path, Optional<FileStatus> there, LayerPath first)
      throws IOException {
    if (first.equals(path)) {
      return;
    }
    making.remove(parent, path, there);
    try (OpenDirectory other = open(first.parent())) {
      if (!other.status(first.name()).isRegular()) {
        throw new InvalidLayerException(
            "the hard link `" + path + "` leads to `" + first + "`, which is no file");
      }
      parent.makeHardLink(path.name(), other, first.name());
    }
  }

  private static Optional<FileStatus> status(OpenDirectory parent, byte[] name) throws OsException {
    try {
      return Optional.of(parent.status(name));
    } catch (OsException failure) {
      if (failure.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private OpenDirectory directory(LayerPath path) throws IOException {
    if (last.isPresent() && last.get().path().equals(path)) {
      return last.get().directory();
    }
    forget();
    OpenDirectory opened = made(path);
    last = Optional.of(new Opened(path, opened));
    return opened;
  }

  private OpenDirectory open(LayerPath path) throws OsException {
    return root.inRoot(SplitPath.joined(base, path.bytes()));
  }

  /** What an archive does not name on the way is made. */
  private OpenDirectory made(LayerPath path) throws IOException {
    try {
      return open(path);
    } catch (OsException failure) {
      if (failure.errno() != Errno.ENOENT || path.isRoot()) {
        throw failure;
      }
    }
    try (OpenDirectory parent = made(path.parent())) {
      parent.makeDirectory(path.name(), IMPLIED);
    }
    return open(path);
  }

  private void finish(LayerPath path, Metadata metadata) throws IOException {
    OpenDirectory parent = directory(path.parent());
    try (OpenDirectory directory = parent.directory(path.name())) {
      making.finish(directory, metadata);
    }
  }

  private void forget() throws OsException {
    if (last.isPresent()) {
      OpenDirectory closing = last.get().directory();
      last = Optional.empty();
      closing.close();
    }
  }

  /** The content of all files so far. */
  public long bytes() {
    return making.bytes();
  }

  /** What was left out or taken differently, in sentences. */
  public List<String> notes() {
    return making.notes();
  }

  @Override
  public void close() throws IOException {
    try (making) {
      forget();
    }
  }
}
