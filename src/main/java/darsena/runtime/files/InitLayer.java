package darsena.runtime.files;

import darsena.io.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small tree between an image and a container's own layer. Each place where something will be
 * mounted is a real directory or file in it, so that a link that an image puts there is never seen.
 * It is made once, and many containers share it.
 *
 * @param mode of /etc, which this tree covers: the image's own, so that it shows through
 * @param user owner of /etc
 * @param group group of /etc
 */
public record InitLayer(int mode, int user, int group) {
  private static final List<String> DIRECTORIES =
      List.of("dev", "dev/pts", "dev/shm", "etc", "proc", "sys");
  private static final List<String> FILES =
      List.of("dev/console", "etc/hostname", "etc/hosts", "etc/resolv.conf");
  private static final String MOUNT_TABLE = "etc/mtab";
  private static final int DIRECTORY_MODE = 0755;
  private static final int FILE_MODE = 0644;

  /** The layer for images whose /etc is like everybody's. */
  public static InitLayer standard() {
    return new InitLayer(DIRECTORY_MODE, 0, 0);
  }

  /** A name for the tree; equal layers have the same. */
  public String key() {
    return "init-" + Integer.toOctalString(mode) + "-" + user + "-" + group;
  }

  /** Makes the tree, complete or not at all, unless it is there. */
  public void create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.toAbsolutePath().getParent();
    Path aside = Files.createTempDirectory(parent, "." + directory.getFileName());
    try {
      fill(aside);
      sync(aside);
      DurableFiles.rename(aside, directory);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
      // Another process was faster, and made the same.
    } finally {
      remove(aside);
    }
  }

  private void fill(Path root) throws IOException {
    for (String name : DIRECTORIES) {
      chmod(Files.createDirectory(root.resolve(name)), DIRECTORY_MODE);
    }
    for (String name : FILES) {
      chmod(Files.createFile(root.resolve(name)), FILE_MODE);
    }
    Files.createSymbolicLink(root.resolve(MOUNT_TABLE), Path.of("/proc/mounts"));
    Path etc = root.resolve("etc");
    if (user != 0 || group != 0) {
      Files.setAttribute(etc, "unix:uid", user);
      Files.setAttribute(etc, "unix:gid", group);
    }
    chmod(etc, mode);
    chmod(root, DIRECTORY_MODE);
  }

  private static void chmod(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode);
  }

  private static void sync(Path root) throws IOException {
    for (String name : FILES) {
      try (FileChannel file = FileChannel.open(root.resolve(name), StandardOpenOption.WRITE)) {
        file.force(true);
      }
    }
    for (String name : DIRECTORIES) {
      DurableFiles.syncDirectory(root.resolve(name));
    }
    DurableFiles.syncDirectory(root);
  }

  private static void remove(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    }
  }
}
