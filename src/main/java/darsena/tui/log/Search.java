package darsena.tui.log;

import darsena.tui.widget.Line;
import java.util.OptionalLong;

/**
 * What is searched for in a log.
 *
 * @param typing whether the text is being typed
 * @param hit the line it stands on
 * @param reached the line that a running search has come to; empty when none runs
 * @param outcome what there is to say of a search that found nothing
 * @param hits all that have been counted
 */
public record Search(
    Line line, boolean typing, OptionalLong hit, OptionalLong reached, String outcome, Hits hits) {
  /** Nothing. */
  public static final Search NONE =
      new Search(Line.EMPTY, false, OptionalLong.empty(), OptionalLong.empty(), "", Hits.NONE);

  /** The text; empty when nothing is searched for. */
  public String text() {
    return line.text();
  }

  Search typing(Line next) {
    return new Search(next, true, hit, OptionalLong.empty(), "", Hits.NONE);
  }

  Search running(long from) {
    return new Search(line, false, hit, OptionalLong.of(from), "", hits);
  }

  Search found(long at) {
    return new Search(line, false, OptionalLong.of(at), OptionalLong.empty(), "", hits);
  }

  Search failed(String why) {
    return new Search(line, false, hit, OptionalLong.empty(), why, hits);
  }

  Search counted(Hits counted) {
    return new Search(line, typing, hit, reached, outcome, counted);
  }
}
