package darsena.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * A log as numbered lines, indexed by a thread of its own while it grows. Memory is the sparse
 * index, whatever the size. Safe from several threads.
 */
public final class LogWindow implements Closeable {
  private static final int FRAMES_AT_ONCE = 4096;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final LogFiles files;
  private final BooleanSupplier ended;
  private final DirectoryWatch watch;
  private final LineIndex index = new LineIndex();
  private final Thread indexer;
  private volatile boolean closed;
  private boolean caughtUp;
  private boolean complete;
  private long indexedBytes;
  private long indexedFile = -1;

  /**
   * Opens a log and begins to index it.
   *
   * @param newest the file that is written to; it may not be there yet
   * @param ended whether its writer has ended; asked now and then
   */
  public LogWindow(Path newest, BooleanSupplier ended) {
    this.files = new LogFiles(newest);
    this.ended = ended;
    this.watch = new DirectoryWatch(files.directory());
    this.indexer = Thread.ofVirtual().name("log index").start(this::indexForEver);
  }

  /** The number of the oldest line there is. */
  public synchronized long firstLine() {
    return index.firstLine();
  }

  /** One more than the number of the newest line indexed so far. */
  public synchronized long endLine() {
    return index.endLine();
  }

  /** Whether everything written before this call has been indexed. */
  public synchronized boolean indexed() throws IOException {
    List<LogFile> known = files.known();
    if (known.isEmpty()) {
      return caughtUp;
    }
    LogFile last = known.getLast();
    return caughtUp && last.number() == indexedFile && indexedBytes >= last.size();
  }

  /** Whether the writer had ended when the end was read. */
  public synchronized boolean complete() {
    return complete;
  }

  /** Bytes on disk. */
  public long bytes() throws IOException {
    files.refresh(FrameCursor.NOTHING);
    return files.bytes();
  }

  /** At most {@code count} lines from one on; fewer at the end. */
  public List<Line> lines(long from, int count) throws IOException {
    LineIndex.Entry entry;
    long start;
    int most;
    synchronized (this) {
      start = Math.max(from, index.firstLine());
      most = (int) Math.min(count, index.endLine() - start);
      if (most <= 0) {
        return List.of();
      }
      entry = index.before(start);
    }
    Optional<FrameCursor> cursor = cursor(entry);
    if (cursor.isEmpty()) {
      return List.of();
    }
    return new LineAssembly(OpenLines.unpacked(entry.state()))
        .read(cursor.get(), start - entry.line(), most);
  }

  /** The newest lines, from the end of the files, without the index. */
  public List<Line> newest(int count) throws IOException {
    files.refresh(FrameCursor.NOTHING);
    List<LogFile> known = files.known();
    if (known.isEmpty() || count <= 0) {
      return List.of();
    }
    LogEnd.Place place = LogEnd.find(known, count);
    FrameCursor cursor = new FrameCursor(files, place.file(), place.offset(), false);
    return new LineAssembly(new OpenLines()).read(cursor, 0, count);
  }

  /** The number of the first line at or after a time; {@link #endLine} when there is none. */
  public long lineAt(Instant time) throws IOException {
    long wanted = Frame.nanos(time);
    LineIndex.Entry entry;
    long end;
    synchronized (this) {
      end = index.endLine();
      if (index.firstLine() == end) {
        return end;
      }
      entry = index.beforeTime(wanted);
    }
    Optional<FrameCursor> cursor = cursor(entry);
    OpenLines open = OpenLines.unpacked(entry.state());
    long line = entry.line();
    while (cursor.isPresent() && line < end && cursor.get().next()) {
      Frame frame = cursor.get().frame();
      if (open.begins(frame)) {
        if (frame.nanos() >= wanted) {
          return line;
        }
        line++;
      }
    }
    return end;
  }

  /** Finds a line with a text in it; see {@link LineSearch}. */
  public OptionalLong find(byte[] text, long from, boolean backwards, LongConsumer progress)
      throws IOException {
    LineSearch search = new LineSearch(this, text, progress);
    return backwards ? search.backwards(from) : search.forwards(from);
  }

  /**
   * Finds all lines with a text in them, from a line to the end of what is indexed; the number
   * after the last that was looked at.
   */
  public long findAll(byte[] text, long from, LongConsumer hits) throws IOException {
    return new LineSearch(this, text, line -> {}).all(from, hits);
  }

  /** The place to read a line from; empty when there is no such line any more. */
  synchronized Optional<LineIndex.Entry> entry(long line) {
    return line < index.firstLine() || line >= index.endLine()
        ? Optional.empty()
        : Optional.of(index.before(line));
  }

  Optional<FrameCursor> cursor(LineIndex.Entry entry) {
    return files.known().stream()
        .filter(file -> file.number() == entry.file())
        .findFirst()
        .map(file -> new FrameCursor(files, file, entry.offset(), false));
  }

  /**
   * Waits for more than is known now: true as soon as {@link #endLine} has grown, false when the
   * time is over or nothing more will come.
   */
  public synchronized boolean awaitGrowth(Duration atMost) throws InterruptedException {
    long known = index.endLine();
    long deadline = System.nanoTime() + atMost.toNanos();
    while (index.endLine() == known && !complete && !closed) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return index.endLine() > known;
  }

  private void indexForEver() {
    OpenLines open = new OpenLines();
    FrameCursor cursor = null;
    try {
      while (!closed) {
        // Asked before reading: what it wrote before its end is then read for sure.
        boolean over = ended.getAsBoolean();
        files.refresh(FrameCursor.NOTHING);
        if (cursor == null && !files.known().isEmpty()) {
          cursor = new FrameCursor(files, files.known().getFirst(), 0, false);
        }
        if (cursor != null) {
          indexNew(cursor, open);
        }
        pass(cursor, over);
        watch.await(LOOK);
      }
    } catch (IOException | InterruptedException unreadable) {
      pass(cursor, true);
    }
  }

  private void indexNew(FrameCursor cursor, OpenLines open) throws IOException {
    boolean more = true;
    while (more && !closed) {
      synchronized (this) {
        for (int i = 0; i < FRAMES_AT_ONCE && more; i++) {
          more = cursor.next();
          if (more) {
            long state = open.packed();
            index.add(cursor, state, open.begins(cursor.frame()));
          }
        }
        notifyAll();
      }
    }
  }

  private synchronized void pass(
      @org.jspecify.annotations.Nullable FrameCursor cursor, boolean over) {
    if (cursor != null) {
      indexedFile = cursor.fileNumber();
      indexedBytes = cursor.end();
    }
    List<LogFile> known = files.known();
    if (!known.isEmpty()) {
      index.forgetBefore(known.getFirst().number());
    }
    caughtUp = true;
    complete = over;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    indexer.interrupt();
    synchronized (this) {
      notifyAll();
    }
    watch.close();
    files.close();
  }
}
