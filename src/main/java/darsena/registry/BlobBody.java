package darsena.registry;

import darsena.registry.attempt.Attempts;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A blob's bytes over as many connections as it takes: where one breaks, the next goes on from
 * there.
 */
final class BlobBody extends InputStream {
  /** Blobs that this process fetches at a time, of whatever images. */
  private static final Semaphore DOWNLOADS = new Semaphore(6, true);

  private final BlobRequest request;
  private final Attempts attempts;
  private @Nullable InputStream connection;
  private long position;

  BlobBody(BlobRequest request, long offset, Attempts attempts) {
    this.request = request;
    this.position = offset;
    this.attempts = attempts;
  }

  /** Asks for a blob from an offset. */
  @FunctionalInterface
  interface BlobRequest {
    /** Bytes from the offset on; at most one more than there should be. */
    InputStream send(long offset) throws IOException, InterruptedException;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (true) {
      try {
        return tryRead(into, offset, length);
      } catch (IOException problem) {
        disconnect();
        tryAgain(problem);
      }
    }
  }

  private int tryRead(byte[] into, int offset, int length) throws IOException {
    InputStream current = connection;
    if (current == null) {
      current = connect();
      connection = current;
    }
    int count = current.read(into, offset, length);
    if (count > 0) {
      position += count;
      attempts.received(count);
    }
    return count;
  }

  private InputStream connect() throws IOException {
    boolean connected = false;
    try {
      DOWNLOADS.acquire();
      try {
        InputStream body = request.send(position);
        connected = true;
        return body;
      } finally {
        if (!connected) {
          DOWNLOADS.release();
        }
      }
    } catch (InterruptedException cancelled) {
      throw interrupted();
    }
  }

  private void tryAgain(IOException problem) throws IOException {
    try {
      attempts.failed(problem);
    } catch (InterruptedException cancelled) {
      throw interrupted();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }

  private void disconnect() {
    InputStream current = connection;
    connection = null;
    if (current != null) {
      DOWNLOADS.release();
      try {
        current.close();
      } catch (IOException alreadyBroken) {
        // It is given up anyway.
      }
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  /** A connection's body cut to what is wanted of it: shorter is a failure, longer is too. */
  static final class Measured extends InputStream {
    private final InputStream body;
    private long left;

    /**
     * @param left how many bytes there should be
     */
    Measured(InputStream body, long left) {
      this.body = body;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return body.read(into, offset, Math.min(length, 1));
      }
      int count = body.read(into, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("the connection ended " + left + " bytes too early");
      }
      left -= count;
      return count;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
