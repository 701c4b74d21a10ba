package darsena.tui.log;

import darsena.engine.container.log.LogLine;
import darsena.tui.message.Message;
import darsena.tui.message.PageId;
import darsena.tui.message.Problem;
import java.util.List;
import java.util.OptionalLong;

/** What a log viewer is told; each message names the container, because answers may come late. */
public sealed interface LogMessage extends Message.OfPage {

  /** The container's id. */
  String container();

  @Override
  default PageId page() {
    return PageId.CONTAINERS;
  }

  /**
   * How long the log is now, and its newest lines.
   *
   * @param tail its last line is number {@code extent.end() - 1}
   */
  record Grew(String container, Extent extent, List<LogLine> tail) implements LogMessage {
    /** Copies the list. */
    public Grew {
      tail = List.copyOf(tail);
    }
  }

  /** Lines that were asked for. */
  record Read(String container, long from, List<LogLine> lines) implements LogMessage {
    /** Copies the list. */
    public Read {
      lines = List.copyOf(lines);
    }
  }

  /** A search goes on, and has come to that line. */
  record Searching(String container, long line) implements LogMessage {}

  /** A search is over; empty when nothing was found. */
  record Found(String container, OptionalLong line) implements LogMessage {}

  /** What counting the hits of a text has come to. */
  record Counted(String container, String text, Hits hits) implements LogMessage {}

  /** The log cannot be read. */
  record Unreadable(String container, Problem problem) implements LogMessage {}
}
