package darsena.layer.tar;

import darsena.layer.DeviceNumber;
import darsena.layer.EntryKind;
import darsena.layer.Metadata;

/**
 * A header of a tar archive with what extended headers add to it, as it is written there: the name
 * is not checked.
 *
 * @param kind never a whiteout, which tar does not know
 * @param sparse where a file's stored bytes belong; its size is the file's
 */
public record TarEntry(
    byte[] name,
    EntryKind kind,
    Metadata metadata,
    byte[] link,
    DeviceNumber device,
    SparseMap sparse) {

  /** The size of a file's content, holes included. */
  public long size() {
    return sparse.size();
  }
}
