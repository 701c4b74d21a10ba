package darsena.layer.tree;

import darsena.layer.InvalidLayerException;
import darsena.layer.OverlayMarks;
import darsena.os.Errno;
import darsena.os.OsException;
import darsena.os.tree.ExtendedAttribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Brings extended attributes from an image onto a file system that may not take them all. */
final class EntryAttributesImport {
  /** XATTR_NAME_MAX and XATTR_SIZE_MAX of linux/limits.h. */
  private static final int LONGEST_NAME = 255;

  private static final int LARGEST_VALUE = 65536;

  /** What sets one attribute. */
  @FunctionalInterface
  interface Setter {
    void set(ExtendedAttribute attribute) throws OsException;
  }

  private final Set<String> notes = new LinkedHashSet<>();

  /** Sets those that may be imported; returns those that the file system has taken. */
  List<ExtendedAttribute> apply(List<ExtendedAttribute> attributes, Setter setter)
      throws OsException, InvalidLayerException {
    List<ExtendedAttribute> kept = new ArrayList<>();
    for (ExtendedAttribute each : attributes) {
      refuseOversized(each);
      if (OverlayMarks.isImportable(each.name()) && isTaken(each, setter)) {
        kept.add(each);
      }
    }
    return kept;
  }

  private static void refuseOversized(ExtendedAttribute attribute) throws InvalidLayerException {
    int name = attribute.name().length();
    if (name == 0 || name > LONGEST_NAME || attribute.value().length > LARGEST_VALUE) {
      throw new InvalidLayerException("an extended attribute is larger than the kernel allows");
    }
  }

  private boolean isTaken(ExtendedAttribute attribute, Setter setter) throws OsException {
    try {
      setter.set(attribute);
      return true;
    } catch (OsException refused) {
      int errno = refused.errno();
      if (errno != Errno.EOPNOTSUPP && errno != Errno.EPERM && errno != Errno.EINVAL) {
        throw refused;
      }
      notes.add("the file system does not take the attribute " + attribute.name());
      return false;
    }
  }

  /** What was not taken, in sentences. */
  Set<String> notes() {
    return notes;
  }
}
