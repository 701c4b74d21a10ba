package darsena.store.journal;

import darsena.io.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * A file of lines that many processes append to, each line with one write, so that lines of several
 * do not mix. A full file becomes the older one, whose own predecessor goes. Monitors append to it
 * too: journal.c is the other half of this class.
 */
public final class Journal {
  /** When a file is full, 4 MiB. */
  public static final long MAXIMUM_BYTES = 4L << 20;

  private static final Set<? extends java.nio.file.OpenOption> APPENDING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

  private final Path directory;
  private final long maximumBytes;

  /** The journal in a directory, which is made when the first line is. */
  public Journal(Path directory) {
    this(directory, MAXIMUM_BYTES);
  }

  Journal(Path directory, long maximumBytes) {
    this.directory = directory;
    this.maximumBytes = maximumBytes;
  }

  /** Where it is. */
  public Path directory() {
    return directory;
  }

  /** The file that is appended to. */
  public Path newest() {
    return directory.resolve("journal");
  }

  /** The one before. */
  Path older() {
    return directory.resolve("journal.1");
  }

  /** Appends a line, which ends with its line end. */
  public synchronized void append(byte[] line) throws IOException {
    try (FileChannel file = open()) {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      // One write: what does not fit on the disk is lost, and readers know torn lines.
      int _ = file.write(bytes);
      if (file.size() >= maximumBytes) {
        rotate(file);
      }
    }
  }

  private FileChannel open() throws IOException {
    FileAttribute<Set<PosixFilePermission>> ownersOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      return FileChannel.open(newest(), APPENDING, ownersOnly);
    } catch (NoSuchFileException firstLine) {
      DurableFiles.createDirectories(directory);
      return FileChannel.open(newest(), APPENDING, ownersOnly);
    }
  }

  /** The lock is on the file, whatever its name: of several, one renames it, and that once. */
  private void rotate(FileChannel file) throws IOException {
    try (FileLock lock = file.tryLock()) {
      // Who comes second finds a new file under the name, which is small, or none.
      if (lock != null && Files.size(newest()) >= maximumBytes) {
        Files.move(newest(), older(), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (OverlappingFileLockException | NoSuchFileException othersDoIt) {
      // It is renamed already, or about to be.
    }
  }

  /** What a file is whatever its name. */
  static Object key(Path file) throws IOException {
    return Objects.requireNonNull(
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }
}
