package darsena.layer.tree;

import darsena.image.Digest;
import darsena.layer.InvalidLayerException;
import darsena.layer.stream.ChunkPipe;
import darsena.layer.tar.SparseMap;
import darsena.layer.tar.TarReader;
import darsena.os.NativeBuffer;
import darsena.os.tree.OpenFile;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;

/** Writes files' content as it comes out of the archive, holes as holes, and digests it. */
final class ContentWriter implements Closeable {
  /** Digesting zeros that nobody stored costs time that a small hostile layer could ask for. */
  private static final long LARGEST_HOLES = 64L << 20;

  /**
   * From this size on a file is on its way to the disk while the next is unpacked: the layer is
   * flushed as a whole when it is committed, and would otherwise wait for all of them then.
   */
  private static final long WORTH_FLUSHING = 16 << 10;

  private static final byte[] NOT_DIGESTED = new byte[0];

  private final byte[] buffer = new byte[ChunkPipe.CHUNK];
  private final byte[] zeros = new byte[64 << 10];
  private final NativeBuffer through = new NativeBuffer(ChunkPipe.CHUNK);
  private final MessageDigest digest = Digest.sha256();

  /** Writes the current entry of the archive; returns the raw digest, or none for large holes. */
  byte[] write(TarReader archive, SparseMap sparse, OpenFile file) throws IOException {
    digest.reset();
    boolean digested = sparse.holes() <= LARGEST_HOLES;
    long position = 0;
    for (SparseMap.Segment each : sparse.segments()) {
      if (each.offset() > position) {
        digestZeros(digested ? each.offset() - position : 0);
        file.seek(each.offset());
      }
      copy(archive, each.length(), file);
      position = each.offset() + each.length();
    }
    if (sparse.holes() > 0) {
      digestZeros(digested ? sparse.size() - position : 0);
      file.truncate(sparse.size());
    }
    if (position >= WORTH_FLUSHING) {
      file.beginFlush(0, 0);
    }
    return digested ? digest.digest() : NOT_DIGESTED;
  }

  private void copy(TarReader archive, long length, OpenFile file) throws IOException {
    long left = length;
    while (left > 0) {
      int count = archive.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw new InvalidLayerException("a file of the tar archive is cut off");
      }
      digest.update(buffer, 0, count);
      file.write(buffer, 0, count, through);
      left -= count;
    }
  }

  private void digestZeros(long length) {
    long left = length;
    while (left > 0) {
      int piece = (int) Math.min(left, zeros.length);
      digest.update(zeros, 0, piece);
      left -= piece;
    }
  }

  @Override
  public void close() {
    through.close();
  }
}
