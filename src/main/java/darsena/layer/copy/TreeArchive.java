package darsena.layer.copy;

import darsena.layer.DeviceNumber;
import darsena.layer.EntryKind;
import darsena.layer.Metadata;
import darsena.layer.OverlayMarks;
import darsena.layer.tar.TarWriter;
import darsena.os.Errno;
import darsena.os.OsException;
import darsena.os.tree.DirectoryEntry;
import darsena.os.tree.EntryAttributes;
import darsena.os.tree.ExtendedAttribute;
import darsena.os.tree.FileStatus;
import darsena.os.tree.OpenDirectory;
import darsena.os.tree.OpenFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes parts of a tree into a tar archive. The tree may change meanwhile and may be hostile: it
 * is read by descriptor, and no symbolic link in it is followed.
 */
public final class TreeArchive implements Closeable {
  private static final int LONGEST_PATH = 4095;

  /** Each takes a descriptor; a tree of a container may have more, made to be a nuisance. */
  private static final int LEVELS = 512;

  private static final byte[] HERE = {'.'};

  private final TarWriter tar;
  private final Optional<OverlayMarks> marks;
  private final FileContent content = new FileContent();
  private final Map<FileNumber, byte[]> first = new HashMap<>();
  private long bytes;
  private int levels;

  private record FileNumber(long fileSystem, long inode) {}

  /** Writes to an archive that stays the caller's to end. */
  public TreeArchive(TarWriter tar) {
    this(tar, Optional.empty());
  }

  private TreeArchive(TarWriter tar, Optional<OverlayMarks> marks) {
    this.tar = tar;
    this.marks = marks;
  }

  /**
   * Writes a layer: the marks of an overlay's upper directory become those of the specification.
   */
  public static TreeArchive ofLayer(TarWriter tar, OverlayMarks marks) {
    return new TreeArchive(tar, Optional.of(marks));
  }

  /** What is in a directory, and no entry for the directory itself. */
  public void contents(OpenDirectory directory) throws IOException {
    below(directory, HERE);
  }

  /** An entry of a directory, with all that is in it, under another name. */
  public void entry(OpenDirectory parent, byte[] name, byte[] as) throws IOException {
    FileStatus status = parent.status(name);
    if (!status.isDirectory()) {
      plain(parent, name, status, as);
      return;
    }
    List<ExtendedAttribute> attributes = importable(parent.attributes(name).all());
    if (levels == LEVELS) {
      throw new IOException("directories are nested more than " + LEVELS + " deep");
    }
    levels++;
    try (OpenDirectory inside = parent.directory(name)) {
      tar.directory(as, metadata(inside.status(), attributes));
      if (marks.isPresent()) {
        mark(parent.attributes(name), marks.get(), as);
      }
      below(inside, as);
    } finally {
      levels--;
    }
  }

  private void mark(EntryAttributes attributes, OverlayMarks overlay, byte[] as)
      throws IOException {
    if (attributes.value(overlay.redirectName()).isPresent()) {
      throw new IOException("a renamed directory is kept in a way that layers cannot tell");
    }
    Optional<byte[]> opaque = attributes.value(overlay.opaqueName());
    if (opaque.isPresent() && Arrays.equals(opaque.get(), overlay.opaque().value())) {
      tar.opaque(as);
    }
  }

  /** A directory and all that is in it, under a name; {@code .} names the archive's own root. */
  public void directory(OpenDirectory directory, byte[] as) throws IOException {
    List<ExtendedAttribute> attributes = importable(directory.attributes(HERE).all());
    tar.directory(as, metadata(directory.status(), attributes));
    below(directory, as);
  }

  /** What is in a directory, sorted, so that the same tree gives the same archive. */
  private void below(OpenDirectory directory, byte[] as) throws IOException {
    List<DirectoryEntry> entries = directory.entries();
    entries.sort((one, other) -> Arrays.compareUnsigned(one.name(), other.name()));
    for (DirectoryEntry each : entries) {
      byte[] path = Arrays.equals(as, HERE) ? each.name() : SplitPath.joined(as, each.name());
      if (path.length <= LONGEST_PATH) { // beyond, no path reaches it
        entryUnlessGone(directory, each.name(), path);
      }
    }
  }

  /** A running container may remove what was just listed. */
  private void entryUnlessGone(OpenDirectory directory, byte[] name, byte[] as) throws IOException {
    try {
      entry(directory, name, as);
    } catch (OsException failure) {
      if (failure.errno() != Errno.ENOENT) {
        throw failure;
      }
    }
  }

  private void plain(OpenDirectory parent, byte[] name, FileStatus status, byte[] as)
      throws IOException {
    if (marks.isPresent() && status.isWhiteout()) {
      tar.whiteout(as);
      return;
    }
    switch (status.type()) {
      case FileStatus.REGULAR -> regular(parent, name, as);
      case FileStatus.SYMBOLIC_LINK ->
          tar.symbolicLink(as, described(parent, name, status), parent.readLink(name));
      case FileStatus.FIFO -> tar.fifo(as, described(parent, name, status));
      case FileStatus.CHARACTER_DEVICE, FileStatus.BLOCK_DEVICE -> device(parent, name, status, as);
      default -> {
        // A socket has no meaning in an archive.
      }
    }
  }

  private void device(OpenDirectory parent, byte[] name, FileStatus status, byte[] as)
      throws IOException {
    EntryKind kind =
        status.type() == FileStatus.BLOCK_DEVICE
            ? EntryKind.BLOCK_DEVICE
            : EntryKind.CHARACTER_DEVICE;
    DeviceNumber number = new DeviceNumber(status.deviceMajor(), status.deviceMinor());
    tar.device(as, kind, described(parent, name, status), number);
  }

  private void regular(OpenDirectory parent, byte[] name, byte[] as) throws IOException {
    List<ExtendedAttribute> attributes = importable(parent.attributes(name).all());
    try (OpenFile file = parent.regularFile(name)) {
      FileStatus status = file.status();
      Metadata metadata = metadata(status, attributes);
      byte[] known = status.links() > 1 ? firstName(status, as) : as;
      if (!Arrays.equals(known, as)) {
        tar.hardLink(as, metadata, known);
        return;
      }
      content.write(file, status.size(), as, metadata, tar);
      bytes += status.size();
    }
  }

  /** The name under which a file with several was written before; this one when it is the first. */
  @SuppressWarnings("ReferenceEquality") // the array itself tells that it is the first
  private byte[] firstName(FileStatus status, byte[] as) {
    byte[] known = first.putIfAbsent(new FileNumber(status.fileSystem(), status.inode()), as);
    return known == null ? as : known;
  }

  private static Metadata described(OpenDirectory parent, byte[] name, FileStatus status)
      throws OsException {
    return metadata(status, importable(parent.attributes(name).all()));
  }

  private static Metadata metadata(FileStatus status, List<ExtendedAttribute> attributes) {
    return new Metadata(
        status.permissions(),
        status.uid(),
        status.gid(),
        status.seconds(),
        status.nanoseconds(),
        attributes);
  }

  private static List<ExtendedAttribute> importable(List<ExtendedAttribute> attributes) {
    return attributes.stream().filter(each -> OverlayMarks.isImportable(each.name())).toList();
  }

  /** The content of all files so far. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    content.close();
  }
}
