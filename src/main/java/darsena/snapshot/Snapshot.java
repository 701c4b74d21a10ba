package darsena.snapshot;

import darsena.layer.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * A container's writable layer: what overlay needs beside the lower trees. It works on directories
 * of our own only and needs no system call beyond those of the JDK.
 *
 * @param upper takes what the container changes; its metadata is what the container sees of {@code
 *     /}
 * @param work overlay's own, on the same file system
 */
public record Snapshot(Path upper, Path work) {

  /** Where they are in a container's directory. */
  public static Snapshot in(Path directory) {
    return new Snapshot(directory.resolve("upper"), directory.resolve("work"));
  }

  /** Makes both directories, the root as the image has it. */
  public void create(Metadata root) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectory(work, ownerOnly);
    Files.createDirectory(upper, ownerOnly);
    set("unix:uid", (int) root.uid());
    set("unix:gid", (int) root.gid());
    set("unix:mode", root.mode());
    Instant changed = Instant.ofEpochSecond(root.seconds(), root.nanoseconds());
    Files.setLastModifiedTime(upper, FileTime.from(changed));
  }

  private void set(String attribute, Object value) throws IOException {
    Object present = Files.getAttribute(upper, attribute, LinkOption.NOFOLLOW_LINKS);
    if (!value.equals(present)) {
      Files.setAttribute(upper, attribute, value);
    }
  }
}
