package darsena.engine.local.layers;

import darsena.os.NativeBuffer;
import darsena.os.tree.OpenFile;
import java.io.IOException;
import java.io.InputStream;

/** The content of an open file as a stream; it may be read from any thread, one at a time. */
final class LayerFile extends InputStream {
  private static final int PIECE = 1 << 16;

  private final OpenFile file;
  private long position;

  LayerFile(OpenFile file) {
    this.file = file;
  }

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
    try (NativeBuffer through = new NativeBuffer(Math.min(length, PIECE))) {
      int count = file.read(position, into, offset, length, through);
      position += count;
      return count == 0 ? -1 : count;
    }
  }

  /** Moves on without reading, so that a far place in a large file costs nothing. */
  @Override
  public long skip(long count) throws IOException {
    long rest = file.status().size() - position;
    long skipped = Math.max(0, Math.min(count, rest));
    position += skipped;
    return skipped;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
