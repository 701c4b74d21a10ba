package darsena.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Reads a log once, from some place to its end, and further while it grows. */
public final class LogStream {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Path newest;
  private final Reader reader;

  /** Takes what is read. */
  public interface Reader {
    /** The next piece. */
    void line(Line line);

    /** Nothing more is there now. */
    void caughtUp();
  }

  /**
   * @param newest the file that is written to; it may not be there yet
   */
  public LogStream(Path newest, Reader reader) {
    this.newest = newest;
    this.reader = reader;
  }

  /**
   * Which part of a log.
   *
   * @param tail only so many of the newest lines
   */
  public record Part(OptionalLong tail, Optional<Instant> since, Optional<Instant> until) {}

  /** Reads what is there now. */
  public void read(Part part) throws IOException {
    try (LogFiles files = new LogFiles(newest)) {
      files.refresh(0);
      if (!files.known().isEmpty()) {
        pour(start(files, part), part);
      }
    }
    reader.caughtUp();
  }

  /** Reads until the writer has ended and everything is told. */
  public void follow(Part part, BooleanSupplier ended) throws IOException, InterruptedException {
    try (LogFiles files = new LogFiles(newest);
        DirectoryWatch watch = new DirectoryWatch(files.directory())) {
      FrameCursor cursor = null;
      boolean over = false;
      while (!over) {
        // Asked before reading: what it wrote before its end is then read for sure.
        over = ended.getAsBoolean();
        files.refresh(cursor == null ? 0 : cursor.fileNumber());
        if (cursor == null && !files.known().isEmpty()) {
          cursor = start(files, part);
        }
        if (cursor != null) {
          pour(cursor, part);
        }
        reader.caughtUp();
        if (!over) {
          watch.await(LOOK);
        }
      }
    }
  }

  private static FrameCursor start(LogFiles files, Part part) throws IOException {
    List<LogFile> known = files.known();
    if (part.tail().isPresent()) {
      LogEnd.Place place = LogEnd.find(known, part.tail().getAsLong());
      return new FrameCursor(files, place.file(), place.offset(), true);
    }
    return new FrameCursor(files, known.getFirst(), 0, true);
  }

  private void pour(FrameCursor cursor, Part part) throws IOException {
    long since = part.since().map(Frame::nanos).orElse(Long.MIN_VALUE);
    long until = part.until().map(Frame::nanos).orElse(Long.MAX_VALUE);
    while (!Thread.currentThread().isInterrupted() && cursor.next()) {
      Frame frame = cursor.frame();
      long time = frame.nanos();
      if (time >= since && time <= until) {
        reader.line(frame.line());
      }
    }
  }
}
