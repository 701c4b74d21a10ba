package darsena.layer.index;

import darsena.layer.DeviceNumber;
import darsena.layer.EntryKind;
import darsena.layer.LayerPath;
import darsena.layer.Metadata;

/**
 * What a layer has at one path: a line of its file index.
 *
 * @param size of a file's content in bytes, hard links too; 0 for anything else
 * @param link a symbolic link's target as written, or the path of the file that a hard link is
 *     another name of; else empty
 * @param device of a device node
 * @param digest the raw sha256 of a file's content; empty for anything else, and for sparse files
 *     whose holes nobody wants to read
 * @param opaque a directory that hides the content of those below it
 * @param implied a directory that the layer needs but does not name; its metadata is that of the
 *     one below it
 */
public record IndexEntry(
    LayerPath path,
    EntryKind kind,
    Metadata metadata,
    long size,
    byte[] link,
    DeviceNumber device,
    byte[] digest,
    boolean opaque,
    boolean implied) {
  private static final byte[] NONE = new byte[0];

  /** A directory. */
  public static IndexEntry directory(
      LayerPath path, Metadata metadata, boolean opaque, boolean implied) {
    return new IndexEntry(
        path, EntryKind.DIRECTORY, metadata, 0, NONE, DeviceNumber.NONE, NONE, opaque, implied);
  }

  /** A file with its content's digest. */
  public static IndexEntry file(LayerPath path, Metadata metadata, long size, byte[] digest) {
    return new IndexEntry(
        path, EntryKind.FILE, metadata, size, NONE, DeviceNumber.NONE, digest, false, false);
  }

  /** Another name of a file. */
  public static IndexEntry hardLink(LayerPath path, IndexEntry file) {
    byte[] first = file.kind == EntryKind.HARD_LINK ? file.link : file.path.bytes();
    return new IndexEntry(
        path,
        EntryKind.HARD_LINK,
        file.metadata,
        file.size,
        first,
        file.device,
        file.digest,
        false,
        false);
  }

  /** A symbolic link. */
  public static IndexEntry symbolicLink(LayerPath path, Metadata metadata, byte[] target) {
    return new IndexEntry(
        path, EntryKind.SYMBOLIC_LINK, metadata, 0, target, DeviceNumber.NONE, NONE, false, false);
  }

  /** A device node or a FIFO. */
  public static IndexEntry node(
      LayerPath path, EntryKind kind, Metadata metadata, DeviceNumber device) {
    return new IndexEntry(path, kind, metadata, 0, NONE, device, NONE, false, false);
  }

  /** A whiteout; {@code path} is what it hides. */
  public static IndexEntry whiteout(LayerPath path) {
    return node(path, EntryKind.WHITEOUT, Metadata.ofMode(0), DeviceNumber.NONE);
  }

  /** The same entry with other metadata. */
  public IndexEntry with(Metadata other) {
    return new IndexEntry(path, kind, other, size, link, device, digest, opaque, implied);
  }

  /** Whether this is a directory. */
  public boolean isDirectory() {
    return kind == EntryKind.DIRECTORY;
  }
}
