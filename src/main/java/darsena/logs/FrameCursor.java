package darsena.logs;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Walks over the frames of a log from file to file, in large reads. For one thread. */
final class FrameCursor {
  /** Counts as {@code reading} of {@link LogFiles#refresh}: nothing removed is kept. */
  static final long NOTHING = Long.MAX_VALUE;

  private static final int BUFFER_BYTES = 256 << 10;
  private static final int LONGEST_FRAME = 4 << 20;

  private final LogFiles files;
  private final boolean keeping;
  private final Frame frame = new Frame();
  private byte[] buffer = new byte[BUFFER_BYTES];
  private LogFile file;
  private long base;
  private int from;
  private int to;
  private long frameOffset;

  /**
   * @param keeping whether files that are removed meanwhile are read to their end all the same
   */
  FrameCursor(LogFiles files, LogFile file, long offset, boolean keeping) {
    this.files = files;
    this.keeping = keeping;
    this.file = file;
    this.base = offset;
  }

  /** The frame that {@link #next} found; valid until the next call. */
  Frame frame() {
    return frame;
  }

  /** The number of the file that the frame is in. */
  long fileNumber() {
    return file.number();
  }

  /** Where in its file the frame begins. */
  long offset() {
    return frameOffset;
  }

  /** How much of its file has been read. */
  long end() {
    return base + to;
  }

  /** Moves to the next frame; false when there is none yet. */
  boolean next() throws IOException {
    while (true) {
      int end = ByteScan.lineEnd(buffer, from, to);
      if (end < to) {
        found(end, false);
        from = end + 1;
        return true;
      }
      if (to - from >= LONGEST_FRAME) {
        // Not the monitor's work: taken in pieces, so that memory stays bounded.
        found(to, true);
        from = to;
        return true;
      }
      // In this order: a file known to be sealed before the read has nothing after it.
      boolean sealed = files.sealed(file);
      if (refill()) {
        continue;
      }
      if (!sealed) {
        return false;
      }
      if (to > from) {
        found(to, true);
        from = to;
        return true;
      }
      Optional<LogFile> after = files.after(file.number());
      if (after.isEmpty()) {
        return false;
      }
      file = after.get();
      base = 0;
      from = 0;
      to = 0;
    }
  }

  private void found(int end, boolean torn) {
    frameOffset = base + from;
    frame.set(buffer, from, end, torn);
  }

  private boolean refill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    base += from;
    to -= from;
    from = 0;
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    files.refresh(keeping ? file.number() : NOTHING);
    int count = file.read(base + to, buffer, to, buffer.length - to);
    to += count;
    return count > 0;
  }
}
