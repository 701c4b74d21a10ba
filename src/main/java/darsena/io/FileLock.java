package darsena.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An exclusive lock that other processes respect and that dies with its holder. Within this process
 * it excludes other threads too, which the kernel's lock alone would not.
 */
public final class FileLock implements Closeable {
  private static final Map<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel channel;

  private FileLock(ReentrantLock threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /** Waits until the lock is ours. The file is made when missing and stays. */
  public static FileLock acquire(Path file) throws IOException {
    ReentrantLock threads = threads(file);
    threads.lock();
    boolean held = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        var _ = channel.lock();
        held = true;
        return new FileLock(threads, channel);
      } finally {
        if (!held) {
          channel.close();
        }
      }
    } finally {
      if (!held) {
        threads.unlock();
      }
    }
  }

  /** The lock, if nobody holds it now. The file is made when missing and stays. */
  public static Optional<FileLock> tryAcquire(Path file) throws IOException {
    ReentrantLock threads = threads(file);
    if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
      return Optional.empty();
    }
    boolean held = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        held = channel.tryLock() != null;
        return held ? Optional.of(new FileLock(threads, channel)) : Optional.empty();
      } finally {
        if (!held) {
          channel.close();
        }
      }
    } finally {
      if (!held) {
        threads.unlock();
      }
    }
  }

  private static ReentrantLock threads(Path file) {
    return IN_PROCESS.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new ReentrantLock());
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      threads.unlock();
    }
  }
}
