package darsena.layer.copy;

import darsena.layer.InvalidLayerException;
import darsena.layer.LayerPath;
import darsena.layer.Metadata;
import darsena.layer.OverlayMarks;
import darsena.layer.tar.SparseMap;
import darsena.layer.tar.TarEntry;
import darsena.layer.tar.TarReader;
import darsena.os.Errno;
import darsena.os.NativeBuffer;
import darsena.os.OsException;
import darsena.os.tree.ExtendedAttribute;
import darsena.os.tree.FileStatus;
import darsena.os.tree.OpenDirectory;
import darsena.os.tree.OpenFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes single entries of a directory as an archive describes them. */
final class EntryMaking implements Closeable {
  private static final int BUFFER = 256 << 10;
  private static final int USABLE = 0700;
  private static final int SET_ID = 06000;
  private static final String CAPABILITY = "security.capability";

  private final Ownership ownership;
  private final byte[] buffer = new byte[BUFFER];
  private final NativeBuffer through = new NativeBuffer(BUFFER);
  private final Set<String> notes = new LinkedHashSet<>();
  private long bytes;

  EntryMaking(Ownership ownership) {
    this.ownership = ownership;
  }

  /** Removes what is not a directory. */
  void remove(OpenDirectory parent, LayerPath path, Optional<FileStatus> there) throws OsException {
    if (there.isPresent()) {
      parent.remove(path.name());
    }
  }

  /** Makes a directory, or keeps the one that is there. */
  void directory(OpenDirectory parent, LayerPath path, Optional<FileStatus> there)
      throws IOException {
    if (there.isEmpty()) {
      parent.makeDirectory(path.name(), USABLE);
      return;
    }
    if (!there.get().isDirectory()) {
      throw new InvalidLayerException(
          "cannot overwrite non-directory `" + path + "` with directory");
    }
  }

  /** Makes anything else; nothing is there. */
  void make(OpenDirectory parent, byte[] name, TarEntry entry, TarReader archive)
      throws IOException {
    switch (entry.kind()) {
      case FILE -> file(parent, name, entry, archive);
      case SYMBOLIC_LINK -> {
        parent.makeSymbolicLink(name, entry.link());
        describe(parent, name, entry.metadata());
      }
      case FIFO -> node(parent, name, FileStatus.FIFO, entry);
      case CHARACTER_DEVICE -> device(parent, name, FileStatus.CHARACTER_DEVICE, entry);
      case BLOCK_DEVICE -> device(parent, name, FileStatus.BLOCK_DEVICE, entry);
      case DIRECTORY, HARD_LINK, WHITEOUT -> throw new IllegalStateException("made elsewhere");
    }
  }

  private void device(OpenDirectory parent, byte[] name, int type, TarEntry entry)
      throws IOException {
    if (ownership == Ownership.OURS) {
      notes.add("device nodes are left out; -a copies them");
      return;
    }
    node(parent, name, type, entry);
  }

  private void node(OpenDirectory parent, byte[] name, int type, TarEntry entry)
      throws IOException {
    parent.makeNode(
        name, type | mode(entry.metadata()), entry.device().major(), entry.device().minor());
    describe(parent, name, entry.metadata());
  }

  /**
   * What was just made in an attacker's directory may be something else by now: a link is not
   * followed.
   */
  private void describe(OpenDirectory parent, byte[] name, Metadata metadata) throws IOException {
    if (ownership == Ownership.KEPT) {
      parent.setOwner(name, metadata.uid(), metadata.gid());
    }
    parent.setTime(name, metadata.seconds(), metadata.nanoseconds());
  }

  private void file(OpenDirectory parent, byte[] name, TarEntry entry, TarReader archive)
      throws IOException {
    Metadata metadata = entry.metadata();
    try (OpenFile file = parent.createFile(name, 0600)) {
      write(file, entry.sparse(), archive);
      if (ownership == Ownership.KEPT) {
        file.setOwner(metadata.uid(), metadata.gid());
      }
      file.setMode(mode(metadata));
      for (ExtendedAttribute each : metadata.attributes()) {
        attribute(each, file::setAttribute);
      }
      file.setTime(metadata.seconds(), metadata.nanoseconds());
    }
  }

  private void write(OpenFile file, SparseMap sparse, TarReader archive) throws IOException {
    for (SparseMap.Segment each : sparse.segments()) {
      file.seek(each.offset());
      long left = each.length();
      while (left > 0) {
        int count = archive.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0) {
          throw new InvalidLayerException("a file of the tar archive is cut off");
        }
        file.write(buffer, 0, count, through);
        left -= count;
      }
    }
    if (sparse.holes() > 0) {
      file.truncate(sparse.size());
    }
    bytes += sparse.size();
  }

  /** Gives a directory its looks for good. */
  void finish(OpenDirectory directory, Metadata metadata) throws IOException {
    if (ownership == Ownership.KEPT) {
      directory.setOwner(metadata.uid(), metadata.gid());
    }
    directory.setMode(mode(metadata));
    for (ExtendedAttribute each : metadata.attributes()) {
      attribute(each, directory::setAttribute);
    }
    directory.setTime(metadata.seconds(), metadata.nanoseconds());
  }

  private int mode(Metadata metadata) {
    return ownership == Ownership.KEPT ? metadata.mode() : metadata.mode() & ~SET_ID;
  }

  /** What sets an attribute. */
  private interface Setting {
    void set(ExtendedAttribute attribute) throws OsException;
  }

  private void attribute(ExtendedAttribute attribute, Setting setting) throws OsException {
    boolean power = ownership == Ownership.OURS && attribute.name().equals(CAPABILITY);
    if (power || !OverlayMarks.isImportable(attribute.name())) {
      return;
    }
    try {
      setting.set(attribute);
    } catch (OsException refused) {
      int errno = refused.errno();
      if (errno != Errno.EOPNOTSUPP && errno != Errno.EPERM && errno != Errno.EINVAL) {
        throw refused;
      }
      notes.add("the file system does not take the attribute " + attribute.name());
    }
  }

  long bytes() {
    return bytes;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    through.close();
  }
}
