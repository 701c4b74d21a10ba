package darsena.store.journal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One file of a journal, read line by line as it grows. */
final class JournalTail implements Closeable {
  /** Longer than any line that is written: what is longer was never one. */
  private static final int LONGEST_LINE = 256 << 10;

  private static final int CHUNK = 64 << 10;

  private final FileChannel file;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  private JournalTail(FileChannel file) {
    this.file = file;
  }

  static JournalTail open(Path path) throws IOException {
    return new JournalTail(
        FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  /** Leaves out what is there so far. */
  void skip() throws IOException {
    file.position(file.size());
  }

  /** The lines that were completed since the last call, without their ends. */
  List<byte[]> more() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    while (file.read(chunk) > 0) {
      chunk.flip();
      while (chunk.hasRemaining()) {
        take(chunk.get(), lines);
      }
      chunk.clear();
    }
    return lines;
  }

  private void take(byte next, List<byte[]> lines) {
    if (next == '\n') {
      lines.add(begun.toByteArray());
      begun.reset();
    } else if (begun.size() < LONGEST_LINE) {
      begun.write(next);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
