package darsena.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import darsena.io.Entropy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The right to fetch one blob, held by one thread of one process. It dies with its holder, and its
 * file goes with it: the next one who locked that file finds by a token that it is not the one of
 * that name any more, and tries again.
 */
final class ContentLock implements Closeable {
  private final Path file;
  private final FileChannel channel;

  private ContentLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, unless somebody else has it. */
  static Optional<ContentLock> tryAcquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    boolean held = false;
    try {
      held = channel.tryLock() != null && isStillNamed(file, channel);
    } catch (OverlappingFileLockException anotherThread) {
      held = false;
    } finally {
      if (!held) {
        channel.close();
      }
    }
    return held ? Optional.of(new ContentLock(file, channel)) : Optional.empty();
  }

  private static boolean isStillNamed(Path file, FileChannel channel) throws IOException {
    byte[] token = Entropy.token().getBytes(US_ASCII);
    channel.write(ByteBuffer.wrap(token), 0);
    try {
      return Arrays.equals(Files.readAllBytes(file), token);
    } catch (NoSuchFileException removed) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } finally {
      channel.close();
    }
  }
}
