package darsena.runtime.bundle;

import java.util.List;

/** One of {@code mounts}, as it stands there. */
public record BundleMount(String destination, String type, String source, List<String> options) {
  /** Copies the list. */
  public BundleMount {
    options = List.copyOf(options);
  }

  /** A file or directory of the host's; the type is only a word then. */
  public boolean isBind() {
    return type.equals("bind") || options.contains("bind") || options.contains("rbind");
  }
}
