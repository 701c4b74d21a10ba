package darsena.layer;

import darsena.os.tree.ExtendedAttribute;
import java.nio.charset.StandardCharsets;

/** How overlay directories are marked: for root, or for user namespaces' {@code userxattr}. */
public enum OverlayMarks {
  TRUSTED("trusted.overlay."),
  USER("user.overlay.");

  private final String prefix;

  OverlayMarks(String prefix) {
    this.prefix = prefix;
  }

  /** The attribute's name of a directory that hides those below it. */
  public String opaqueName() {
    return prefix + "opaque";
  }

  /** The attribute's name of a directory that was elsewhere below. */
  public String redirectName() {
    return prefix + "redirect";
  }

  /** The attribute of a directory that hides those below it. */
  public ExtendedAttribute opaque() {
    return new ExtendedAttribute(opaqueName(), "y".getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Whether an attribute may come out of an image: overlay's own would change what is seen, and
   * those of the host's security modules speak of the host's policy.
   */
  public static boolean isImportable(String name) {
    return !name.startsWith(TRUSTED.prefix)
        && !name.startsWith(USER.prefix)
        && !name.equals("security.selinux")
        && !name.equals("security.ima")
        && !name.equals("security.evm");
  }
}
