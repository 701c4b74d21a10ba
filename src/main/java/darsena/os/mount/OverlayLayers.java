package darsena.os.mount;

import static java.nio.file.Files.createDirectory;
import static java.nio.file.Files.createSymbolicLink;

import darsena.os.ByteText;
import darsena.os.LibC;
import darsena.os.OsException;
import darsena.os.tree.OpenDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The directories of an overlay.
 *
 * @param lowers the uppermost first
 * @param upper takes what is written
 * @param work overlay's own
 */
public record OverlayLayers(List<Path> lowers, Path upper, Path work) {
  private static final long NO_SET_ID = 0x2;
  private static final long NO_DEVICES = 0x4;
  private static final long RECURSIVE = 0x4000;
  private static final long PRIVATE = 0x40000;

  /** Copies the list. */
  public OverlayLayers {
    lowers = List.copyOf(lowers);
  }

  /**
   * Mounts them in the calling thread's own mount namespace. The directories get numbers for names:
   * mount options are limited to a page.
   */
  OpenDirectory mountAt(Path directory) throws IOException {
    String at = directory.toString();
    mount("none", "/", "", RECURSIVE | PRIVATE, "");
    mount("darsena", at, "tmpfs", NO_SET_ID | NO_DEVICES, "mode=700");
    StringBuilder options = new StringBuilder("lowerdir=");
    for (int number = 0; number < lowers.size(); number++) {
      createSymbolicLink(directory.resolve(Integer.toString(number)), lowers.get(number));
      options.append(number == 0 ? "" : ":").append(number);
    }
    createSymbolicLink(directory.resolve("upper"), upper);
    createSymbolicLink(directory.resolve("work"), work);
    createDirectory(directory.resolve("root"));
    PrivateTree.check(LibC.unshare(0x200), "unshare", "the working directory");
    PrivateTree.check(LibC.chdir(ByteText.terminated(at)), "chdir", at);
    options.append(",upperdir=upper,workdir=work");
    mount("overlay", "root", "overlay", NO_DEVICES, options.toString());
    return OpenDirectory.open(directory.resolve("root"));
  }

  static void mount(String source, String target, String type, long flags, String options)
      throws OsException {
    int result =
        LibC.mount(
            ByteText.terminated(source),
            ByteText.terminated(target),
            ByteText.terminated(type),
            flags,
            ByteText.terminated(options));
    PrivateTree.check(result, "mount", target);
  }
}
