package darsena.layer;

import darsena.os.tree.ExtendedAttribute;
import java.util.List;

/**
 * Who owns an entry, who may use it, when it changed.
 *
 * @param mode the permission bits with set-user-id, set-group-id and sticky, at most 07777
 * @param seconds of the modification time since 1970
 * @param nanoseconds 0 to 999,999,999
 * @param attributes the extended attributes, by name
 */
public record Metadata(
    int mode,
    long uid,
    long gid,
    long seconds,
    int nanoseconds,
    List<ExtendedAttribute> attributes) {

  /** Copies the list. */
  public Metadata {
    attributes = List.copyOf(attributes);
  }

  /** Owned by root, changed at the epoch, without extended attributes. */
  public static Metadata ofMode(int mode) {
    return new Metadata(mode, 0, 0, 0, 0, List.of());
  }

  /** The same with another owner. */
  public Metadata ownedBy(long uid, long gid) {
    return new Metadata(mode, uid, gid, seconds, nanoseconds, attributes);
  }

  /** The same with another modification time. */
  public Metadata changedAt(long seconds, int nanoseconds) {
    return new Metadata(mode, uid, gid, seconds, nanoseconds, attributes);
  }

  /** The same with these extended attributes. */
  public Metadata with(List<ExtendedAttribute> attributes) {
    return new Metadata(mode, uid, gid, seconds, nanoseconds, attributes);
  }
}
