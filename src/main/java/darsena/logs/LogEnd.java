package darsena.logs;

import java.io.IOException;
import java.util.List;

/** Finds the newest lines of a log by reading backwards from its end. */
final class LogEnd {
  private static final int BLOCK_BYTES = 128 << 10;

  private final List<LogFile> files;
  private final long wanted;
  private long seen;
  private boolean first = true;

  private LogEnd(List<LogFile> files, long wanted) {
    this.files = files;
    this.wanted = wanted;
  }

  /** Where the last {@code lines} lines begin. */
  record Place(LogFile file, long offset) {}

  /** The files must not be empty. */
  static Place find(List<LogFile> files, long lines) throws IOException {
    return new LogEnd(files, lines).search();
  }

  private Place search() throws IOException {
    for (LogFile file : files.reversed()) {
      long size = file.size();
      if (wanted == 0) {
        return new Place(file, size);
      }
      long found = searchIn(file, size);
      if (found >= 0) {
        return new Place(file, found);
      }
    }
    return new Place(files.getFirst(), 0);
  }

  /**
   * A frame's line end is followed by the next frame's beginning, so frames are met from the last
   * to the first, each from its header.
   */
  private long searchIn(LogFile file, long size) throws IOException {
    byte[] block = new byte[BLOCK_BYTES + Frame.HEADER];
    long end = size;
    while (end > 0) {
      long start = Math.max(0, end - BLOCK_BYTES);
      int length = (int) Math.min(size - start, end - start + Frame.HEADER);
      int count = readFully(file, start, block, length);
      for (int at = (int) (end - start) - 1; at >= 0; at--) {
        boolean begins =
            start + at == 0 || (at > 0 ? block[at - 1] == '\n' : endsBefore(file, start));
        if (begins && isOver(block, at, count)) {
          return start + at < size ? nextFrame(file, start + at) : size;
        }
      }
      end = start;
    }
    return -1;
  }

  /** Whether enough lines come after the frame that begins here. */
  private boolean isOver(byte[] block, int at, int count) {
    boolean partial = count - at > 38 && block[at + 38] == 'P';
    boolean endsLine = !partial || first;
    first = false;
    if (endsLine) {
      seen++;
    }
    return seen > wanted;
  }

  private static boolean endsBefore(LogFile file, long offset) throws IOException {
    byte[] one = new byte[1];
    return file.read(offset - 1, one, 0, 1) == 1 && one[0] == '\n';
  }

  private static long nextFrame(LogFile file, long offset) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    long at = offset;
    while (true) {
      int count = file.read(at, block, 0, block.length);
      int end = ByteScan.lineEnd(block, 0, count);
      if (end < count) {
        return at + end + 1;
      }
      if (count == 0) {
        return at;
      }
      at += count;
    }
  }

  private static int readFully(LogFile file, long offset, byte[] block, int length)
      throws IOException {
    int count = 0;
    while (count < length) {
      int more = file.read(offset + count, block, count, length - count);
      if (more == 0) {
        return count;
      }
      count += more;
    }
    return count;
  }
}
