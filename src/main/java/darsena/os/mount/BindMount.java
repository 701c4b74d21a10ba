package darsena.os.mount;

import darsena.os.LibC;
import darsena.os.OsException;
import darsena.os.tree.OpenDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A path of the host that a container sees.
 *
 * @param target in the container; where there is nothing, nothing is mounted
 */
public record BindMount(Path source, String target, boolean readOnly) {
  private static final long READ_ONLY = 0x1;
  private static final long REMOUNT = 0x20;
  private static final long BIND = 0x1000;
  private static final long RECURSIVE = 0x4000;

  void mountIn(OpenDirectory root) throws OsException {
    byte[] path = target.getBytes(StandardCharsets.UTF_8);
    if (!root.hasInRoot(path)) {
      return;
    }
    onTarget(
        root, path, at -> OverlayLayers.mount(source.toString(), at, "", BIND | RECURSIVE, ""));
    if (readOnly) {
      onTarget(
          root, path, at -> OverlayLayers.mount("none", at, "", BIND | REMOUNT | READ_ONLY, ""));
    }
  }

  /** What is done with a path that the kernel resolves through a descriptor. */
  private interface Work {
    void at(String path) throws OsException;
  }

  private static void onTarget(OpenDirectory root, byte[] path, Work work) throws OsException {
    int handle = root.handleInRoot(path);
    try {
      work.at("/proc/self/fd/" + handle);
    } finally {
      LibC.close(handle); // of a path alone: nothing was written that could be lost
    }
  }
}
