package darsena.engine.container.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * A container's log as lines numbered from 0, a window onto files of any size. Lines that rotation
 * removed keep their numbers: {@link #firstLine} grows. Safe from several threads.
 */
public interface ContainerLog extends AutoCloseable {

  /** The number of the oldest line there is. */
  long firstLine();

  /** One more than the number of the newest line indexed so far. */
  long endLine();

  /** Whether everything written before this call has been indexed. */
  boolean indexed();

  /** Bytes on disk. */
  long bytes();

  /** At most {@code count} lines from {@code from} on; fewer at the end. */
  List<LogLine> lines(long from, int count);

  /**
   * The newest lines, at most {@code count}, read from the end of the files without waiting for the
   * index: for a first look at a long log.
   */
  List<LogLine> newest(int count);

  /** The number of the first line at or after a time; {@link #endLine} when there is none. */
  long lineAt(Instant time);

  /**
   * Finds a line with a text in it, case as given, in one direction from a line, that line
   * included. Ends early when its thread is interrupted.
   *
   * @param progress told the line reached now and then
   */
  OptionalLong find(String text, long from, boolean backwards, LongConsumer progress);

  /**
   * Finds all lines with a text in them, from a line to the end of what is indexed. Ends early when
   * its thread is interrupted.
   *
   * @param hits told the number of each line as it is found, the lowest first
   * @return the number after the last line that was looked at
   */
  long findAll(String text, long from, LongConsumer hits);

  /**
   * Waits for more than is known now: true as soon as {@link #endLine} has grown, false when the
   * time is over or the log is final.
   */
  boolean awaitGrowth(Duration atMost);

  /** Whether the container has ended and nothing more will come unless it is started again. */
  boolean complete();

  @Override
  void close();
}
