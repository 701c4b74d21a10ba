package darsena.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only writer of state files: write aside, fsync, rename, fsync the directory. A reader sees
 * the old content or the new, never a part.
 */
public final class DurableFiles {
  private static final AtomicLong SERIAL = new AtomicLong();
  private static final Pattern ASIDE = Pattern.compile("\\..+\\.([0-9]+)\\.[0-9]+\\.tmp");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private DurableFiles() {}

  /** Replaces a file's content, durably; its mode is 0600. */
  public static void write(Path file, byte[] content) throws IOException {
    Path aside = aside(file);
    try {
      writeNew(aside, content);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
    syncDirectory(parent(file));
  }

  /** Renames within one file system, durably. */
  public static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    syncDirectory(parent(to));
  }

  /** Makes a directory of mode 0700, and those above it, unless they are there. */
  public static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, PRIVATE_DIRECTORY);
  }

  /**
   * Reads one of our own files, at most {@code limit} bytes. A symbolic link in its place is
   * refused.
   */
  public static byte[] read(Path file, int limit) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = channel.size();
      if (size > limit) {
        throw new IOException(file + " has " + size + " bytes, more than " + limit);
      }
      ByteBuffer content = ByteBuffer.allocate((int) size);
      int count = 0;
      while (content.hasRemaining() && count >= 0) {
        count = channel.read(content);
      }
      return java.util.Arrays.copyOf(content.array(), content.position());
    }
  }

  /** Flushes a directory's entries to the disk. */
  public static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void writeNew(Path file, byte[] content) throws IOException {
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, fresh, PRIVATE_FILE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Removes what processes that are gone were writing aside in a directory, if it is there. A
   * process id that has been used again keeps its file until the next time.
   */
  public static void sweep(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ".*.tmp")) {
      for (Path file : files) {
        Matcher name = ASIDE.matcher(file.getFileName().toString());
        if (name.matches() && !Files.exists(Path.of("/proc", name.group(1)))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException none) {
      // Nobody has written there yet.
    }
  }

  private static Path aside(Path file) {
    String unique = "." + ProcessHandle.current().pid() + "." + SERIAL.incrementAndGet() + ".tmp";
    return parent(file).resolve("." + file.getFileName() + unique);
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
