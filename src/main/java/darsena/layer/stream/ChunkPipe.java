package darsena.layer.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands large pieces of a stream from one thread to another, a few at a time, and the news of
 * either side's end.
 */
public final class ChunkPipe {
  /** How much goes through at a time. */
  public static final int CHUNK = 256 << 10;

  private static final int CHUNKS = 6;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Chunk> full = new ArrayDeque<>();
  private final ArrayDeque<byte[]> free = new ArrayDeque<>();
  private boolean finished;
  private boolean abandoned;
  private Optional<IOException> failure = Optional.empty();

  private record Chunk(byte[] bytes, int length) {}

  /** An open and empty pipe. */
  public ChunkPipe() {
    for (int made = 0; made < CHUNKS; made++) {
      free.add(new byte[CHUNK]);
    }
  }

  /** The writer's next buffer; empty when the reader has given up. */
  public Optional<byte[]> buffer() throws InterruptedIOException {
    lock.lock();
    try {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("cancelled");
      }
      while (free.isEmpty() && !abandoned) {
        await();
      }
      return abandoned ? Optional.empty() : Optional.of(free.remove());
    } finally {
      lock.unlock();
    }
  }

  /** Sends a buffer's first bytes. */
  public void send(byte[] buffer, int length) {
    lock.lock();
    try {
      full.add(new Chunk(buffer, length));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will be sent; with a failure, the reader gets it once it has read the rest. */
  public void finish(Optional<IOException> reason) {
    lock.lock();
    try {
      finished = true;
      failure = reason;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will be read. */
  public void abandon() {
    lock.lock();
    try {
      abandoned = true;
      full.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The reader's side; of one thread. */
  public InputStream reader() {
    return new Reader();
  }

  private Optional<Chunk> receive() throws IOException {
    lock.lock();
    try {
      while (full.isEmpty() && !finished) {
        await();
      }
      if (full.isEmpty() && failure.isPresent()) {
        throw failure.get();
      }
      return Optional.ofNullable(full.poll());
    } finally {
      lock.unlock();
    }
  }

  private void recycle(byte[] buffer) {
    lock.lock();
    try {
      free.add(buffer);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // every caller loops
  private void await() throws InterruptedIOException {
    try {
      changed.await();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("cancelled");
    }
  }

  private final class Reader extends InputStream {
    private Chunk current = new Chunk(new byte[0], 0);
    private int position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (position == current.length && !advance()) {
        return -1;
      }
      int count = Math.min(length, current.length - position);
      System.arraycopy(current.bytes, position, buffer, offset, count);
      position += count;
      return count;
    }

    private boolean advance() throws IOException {
      if (current.bytes.length > 0) {
        recycle(current.bytes);
      }
      position = 0;
      Optional<Chunk> next = receive();
      current = next.orElseGet(() -> new Chunk(new byte[0], 0));
      return next.isPresent();
    }
  }
}
