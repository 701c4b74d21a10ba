package darsena.store;

import darsena.os.tree.WriteBehind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A blob on its way into the store. First come the bytes that are on disk from an earlier try, then
 * those of the source, which are written down before they are handed on. Whoever reads it digests
 * it, and then {@linkplain Ingest#commit commits}.
 */
public final class IngestStream extends InputStream {
  private final Ingest ingest;
  private final BlobSource source;
  private final LongConsumer progress;
  private final FileChannel file;
  private final WriteBehind behind;
  private final long resumed;
  private @Nullable InputStream remote;
  private long position;
  private boolean measured;

  IngestStream(Ingest ingest, BlobSource source, LongConsumer progress) throws IOException {
    this.ingest = ingest;
    this.source = source;
    this.progress = progress;
    this.resumed = ingest.present();
    this.file =
        FileChannel.open(
            ingest.partial(),
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.behind = WriteBehind.of(ingest.partial(), resumed);
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
    if (position == ingest.size()) {
      finish();
      return -1;
    }
    int wanted = (int) Math.min(length, ingest.size() - position);
    int count =
        position < resumed ? fromDisk(into, offset, wanted) : fromSource(into, offset, wanted);
    position += count;
    progress.accept(position);
    return count;
  }

  private int fromDisk(byte[] into, int offset, int wanted) throws IOException {
    int most = (int) Math.min(wanted, resumed - position);
    int count = file.read(ByteBuffer.wrap(into, offset, most), position);
    if (count < 0) {
      throw new EOFException("the file of the download shrank");
    }
    return count;
  }

  private int fromSource(byte[] into, int offset, int wanted) throws IOException {
    if (remote == null) {
      remote = source.open(position);
    }
    int count = remote.read(into, offset, wanted);
    if (count < 0) {
      throw new EOFException("the content ended after " + position + " bytes");
    }
    ByteBuffer piece = ByteBuffer.wrap(into, offset, count);
    while (piece.hasRemaining()) {
      file.write(piece, position + piece.position() - offset);
    }
    behind.written(position + count);
    return count;
  }

  private void finish() throws IOException {
    if (!measured && remote != null && remote.read() >= 0) {
      ingest.discard();
      throw new IOException("the content goes on after its " + ingest.size() + " bytes");
    }
    measured = true;
  }

  @Override
  public void close() throws IOException {
    try (file;
        behind) {
      if (remote != null) {
        remote.close();
      }
    }
  }
}
