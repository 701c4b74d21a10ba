package darsena.layer.copy;

import darsena.layer.Metadata;
import darsena.layer.tar.SparseMap;
import darsena.layer.tar.TarWriter;
import darsena.os.NativeBuffer;
import darsena.os.tree.OpenFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads files into an archive, holes as holes. */
final class FileContent implements Closeable {
  private static final int BUFFER = 256 << 10;

  /** Smaller holes are not worth a map: then every reader of tar understands the entry. */
  private static final long WORTH_A_MAP = 1 << 20;

  private static final int MOST_SEGMENTS = 100_000;

  private final NativeBuffer through = new NativeBuffer(BUFFER);

  /**
   * Writes a file of this size: one that shrinks meanwhile is filled up with zeros, as tar does.
   */
  void write(OpenFile file, long size, byte[] as, Metadata metadata, TarWriter tar)
      throws IOException {
    SparseMap map = map(file, size);
    if (map.holes() < WORTH_A_MAP) {
      tar.file(as, metadata, size, new Reader(file, SparseMap.whole(size), through));
      return;
    }
    tar.sparseFile(as, metadata, map, new Reader(file, map, through));
  }

  private static SparseMap map(OpenFile file, long size) throws IOException {
    List<SparseMap.Segment> segments = new ArrayList<>();
    long at = 0;
    while (at < size && segments.size() < MOST_SEGMENTS) {
      long data = file.nextData(at);
      if (data < 0 || data >= size) {
        return new SparseMap(size, segments);
      }
      long hole = Math.min(size, Math.max(data + 1, file.nextHole(data)));
      segments.add(new SparseMap.Segment(data, hole - data));
      at = hole;
    }
    return at < size ? SparseMap.whole(size) : new SparseMap(size, segments);
  }

  /** The stored bytes of a file, one segment after the other. */
  private static final class Reader extends InputStream {
    private final OpenFile file;
    private final List<SparseMap.Segment> segments;
    private final NativeBuffer through;
    private int segment;
    private long done;

    Reader(OpenFile file, SparseMap map, NativeBuffer through) {
      this.file = file;
      this.segments = map.segments();
      this.through = through;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      while (segment < segments.size() && done == segments.get(segment).length()) {
        segment++;
        done = 0;
      }
      if (segment == segments.size()) {
        return -1;
      }
      SparseMap.Segment now = segments.get(segment);
      int wanted = (int) Math.min(length, now.length() - done);
      int count = file.read(now.offset() + done, buffer, offset, wanted, through);
      if (count == 0) {
        java.util.Arrays.fill(buffer, offset, offset + wanted, (byte) 0);
        count = wanted;
      }
      done += count;
      return count;
    }
  }

  @Override
  public void close() {
    through.close();
  }
}
