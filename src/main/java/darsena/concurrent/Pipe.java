package darsena.concurrent;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Bytes from one thread to another, a bounded amount of them under way: so that fetching and
 * unpacking share the work of two processors. Either end may be interrupted.
 */
public final class Pipe implements Closeable {
  /** How often a writer looks whether the reader has gone. */
  private static final long GLANCE_MILLISECONDS = 100;

  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> chunks;
  private final InputStream source = new Source();
  private volatile boolean abandoned;
  private volatile boolean ended;
  private volatile boolean broken;

  /**
   * @param capacity how many chunks, as they are written, may be under way
   */
  public Pipe(int capacity) {
    chunks = new ArrayBlockingQueue<>(capacity);
  }

  /** The reader's end. When the writer fails, reading fails too. */
  public InputStream source() {
    return source;
  }

  /**
   * Hands on a copy of some bytes.
   *
   * @return false when the reader wants no more
   */
  public boolean write(byte[] bytes, int count) throws InterruptedException {
    return count == 0 || put(Arrays.copyOf(bytes, count));
  }

  /** Tells the reader that this was all. */
  public void end() throws InterruptedException {
    ended = put(END);
  }

  /** The writer is gone; a reader who has not met the end will fail. */
  @Override
  public void close() {
    broken = !ended;
  }

  private boolean put(byte[] chunk) throws InterruptedException {
    boolean taken = false;
    while (!taken && !abandoned) {
      taken = chunks.offer(chunk, GLANCE_MILLISECONDS, TimeUnit.MILLISECONDS);
    }
    return taken;
  }

  private final class Source extends InputStream {
    private byte[] chunk = new byte[0];
    private int position;
    private boolean drained;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (position == chunk.length && !next()) {
        return -1;
      }
      int count = Math.min(length, chunk.length - position);
      System.arraycopy(chunk, position, into, offset, count);
      position += count;
      return count;
    }

    private boolean next() throws IOException {
      if (drained) {
        return false;
      }
      try {
        chunk = take();
        position = 0;
        drained = chunk.length == 0;
        return !drained;
      } catch (InterruptedException cancelled) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }

    private byte[] take() throws IOException, InterruptedException {
      byte[] taken = null;
      while (taken == null) {
        boolean last = broken;
        taken = chunks.poll(last ? 0 : GLANCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        if (taken == null && last) {
          throw new IOException("the stream broke off");
        }
      }
      return taken;
    }

    @Override
    public void close() {
      abandoned = true;
      chunks.clear();
    }
  }
}
