package darsena.logs;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/** Looks for a text in the lines of a window, also where a line goes on in another frame. */
final class LineSearch {
  /** Backwards, so many lines are read forwards, and the last match counts. */
  private static final int LINES_AT_ONCE = 8192;

  private static final int LINES_BETWEEN_REPORTS = 100_000;

  private final LogWindow window;
  private final ByteScan scan;
  private final LongConsumer progress;

  LineSearch(LogWindow window, byte[] text, LongConsumer progress) {
    this.window = window;
    this.scan = new ByteScan(text);
    this.progress = progress;
  }

  /** The first line from {@code from} on. */
  OptionalLong forwards(long from) throws IOException {
    Optional<LineIndex.Entry> entry = window.entry(Math.max(from, window.firstLine()));
    return entry.isEmpty()
        ? OptionalLong.empty()
        : scanFrom(entry.get(), from, window.endLine(), true);
  }

  /** The last line up to {@code from}. */
  OptionalLong backwards(long from) throws IOException {
    long end = Math.min(from + 1, window.endLine());
    while (end > window.firstLine() && !Thread.currentThread().isInterrupted()) {
      Optional<LineIndex.Entry> entry =
          window.entry(Math.max(window.firstLine(), end - LINES_AT_ONCE));
      if (entry.isEmpty()) {
        return OptionalLong.empty();
      }
      OptionalLong found = scanFrom(entry.get(), entry.get().line(), end, false);
      if (found.isPresent()) {
        return found;
      }
      end = entry.get().line();
      progress.accept(end);
    }
    return OptionalLong.empty();
  }

  /** All lines from {@code from} on; the number after the last that was looked at. */
  long all(long from, LongConsumer hits) throws IOException {
    long start = Math.max(from, window.firstLine());
    Optional<LineIndex.Entry> entry = window.entry(start);
    if (entry.isEmpty()) {
      return start;
    }
    long[] last = {start - 1};
    return scan(
        entry.get(),
        window.endLine(),
        hit -> {
          // A line in several pieces may be hit in each of them.
          if (hit > last[0]) {
            last[0] = hit;
            hits.accept(hit);
          }
          return true;
        });
  }

  private OptionalLong scanFrom(LineIndex.Entry entry, long from, long end, boolean firstWins)
      throws IOException {
    long[] found = {-1};
    scan(
        entry,
        end,
        hit -> {
          if (hit >= from && hit < end) {
            found[0] = hit;
          }
          return found[0] < 0 || !firstWins;
        });
    return found[0] < 0 ? OptionalLong.empty() : OptionalLong.of(found[0]);
  }

  /**
   * Tells each line that is hit, until there is no more or nobody wants it; the number after the
   * last line that was looked at.
   */
  private long scan(LineIndex.Entry entry, long end, LongPredicate hits) throws IOException {
    Optional<FrameCursor> cursor = window.cursor(entry);
    OpenLines open = OpenLines.unpacked(entry.state());
    Tails tails = new Tails();
    long line = entry.line() - 1;
    while (cursor.isPresent() && cursor.get().next()) {
      Frame frame = cursor.get().frame();
      boolean begins = open.begins(frame);
      if (begins) {
        line++;
        if (line >= end || interrupted(line)) {
          return line;
        }
      }
      long hit = tails.hit(frame, begins, line);
      if (hit >= 0 && !hits.test(hit)) {
        return line + 1;
      }
    }
    return line + 1;
  }

  private boolean interrupted(long line) {
    if (line % LINES_BETWEEN_REPORTS != 0) {
      return false;
    }
    progress.accept(line);
    return Thread.currentThread().isInterrupted();
  }

  /** The end of each stream's unended line, where a match may begin that the next piece ends. */
  private final class Tails {
    private final byte[][] tails = new byte[2][];
    private final long[] lines = {-1, -1};

    Tails() {
      tails[0] = new byte[0];
      tails[1] = new byte[0];
    }

    /** The line that this frame completes a match in; -1 when it does not. */
    long hit(Frame frame, boolean begins, long line) {
      int stream = frame.stream();
      if (begins) {
        tails[stream] = new byte[0];
        lines[stream] = line;
        if (!frame.partial()) {
          // By far the most frequent case copies nothing.
          return scan.occurs(frame.buffer, frame.text(), frame.end) ? line : -1;
        }
      }
      byte[] joined = joined(tails[stream], frame);
      int kept = Math.min(joined.length, scan.length() - 1);
      tails[stream] = java.util.Arrays.copyOfRange(joined, joined.length - kept, joined.length);
      return scan.occurs(joined, 0, joined.length) ? lines[stream] : -1;
    }

    private byte[] joined(byte[] tail, Frame frame) {
      byte[] joined = new byte[tail.length + frame.length()];
      System.arraycopy(tail, 0, joined, 0, tail.length);
      System.arraycopy(frame.buffer, frame.text(), joined, tail.length, frame.length());
      return joined;
    }
  }
}
