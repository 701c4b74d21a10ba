package darsena.tui.log;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.engine.container.log.LogLine;
import darsena.tui.keys.Key;
import darsena.tui.keys.MoveAction;
import darsena.tui.keys.Stroke;
import darsena.tui.page.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LogUpdateTest {
  private static final LogUpdate.Area AREA = new LogUpdate.Area(42, 10);
  private static final long END = 10_000_000;

  @Test
  void itFollowsTheEndAndHoldsOnlyTheTail() {
    LogModel log = following(END);
    assertThat(log.follow()).isTrue();
    assertThat(log.window()).hasSize(300);
    assertThat(new LogRows(log, AREA.columns()).bottom(10)).isEqualTo(new Place(END - 10, 0));
  }

  @Test
  void movingUpLeavesTheEndAndCountsWhatComes() {
    LogModel log = LogUpdate.move(following(END), MoveAction.UP, AREA).model();
    assertThat(log.follow()).isFalse();
    assertThat(log.top()).isEqualTo(new Place(END - 11, 0));
    LogModel later = LogUpdate.hear(log, grew(END + 1_204), AREA).model();
    assertThat(later.extent().end() - later.left()).isEqualTo(1_204);
    assertThat(later.top()).isEqualTo(log.top());
  }

  @Test
  void movingDownToTheEndFollowsAgain() {
    LogModel log = LogUpdate.move(following(END), MoveAction.UP, AREA).model();
    assertThat(LogUpdate.move(log, MoveAction.DOWN, AREA).model().follow()).isTrue();
    assertThat(LogUpdate.move(log, MoveAction.LAST, AREA).model().follow()).isTrue();
  }

  @Test
  void theBeginningIsReadAsAWindow() {
    Step<LogModel> step = LogUpdate.move(following(END), MoveAction.FIRST, AREA);
    assertThat(step.effects()).containsExactly(new ReadLog("c", 0, 600));
    LogModel read = LogUpdate.hear(step.model(), read(0, 600), AREA).model();
    assertThat(read.line(0)).isPresent();
    assertThat(LogUpdate.move(read, MoveAction.PAGE_DOWN, AREA).effects()).isEmpty();
  }

  @Test
  void linesThatRotationTookAreNotAskedFor() {
    LogModel log = hear(LogModel.of("c", LogModel.Display.STANDARD), grew(5_000, 9_000));
    Step<LogModel> step = LogUpdate.move(log, MoveAction.FIRST, AREA);
    assertThat(step.model().top()).isEqualTo(new Place(5_000, 0));
    assertThat(step.effects()).containsExactly(new ReadLog("c", 5_000, 600));
  }

  @Test
  void aSearchBeginsAtTheEndAndGoesBack() {
    Step<LogModel> step = search(following(END), "timeout");
    assertThat(step.effects())
        .containsExactly(
            new FindInLog("c", "timeout", END - 1, true), new CountHits("c", "timeout"));
    Step<LogModel> found = LogUpdate.hear(step.model(), found(4_000), AREA);
    assertThat(found.model().follow()).isFalse();
    assertThat(found.model().top().line()).isEqualTo(4_000 - 3);
    assertThat(found.effects()).containsExactly(new ReadLog("c", 3_797, 600));
    assertThat(LogUpdate.again(found.model(), true, AREA).effects())
        .containsExactly(new FindInLog("c", "timeout", 3_999, true));
    assertThat(LogUpdate.again(found.model(), false, AREA).effects())
        .containsExactly(new FindInLog("c", "timeout", 4_001, false));
  }

  @Test
  void aSearchWithoutHitSaysSo() {
    Step<LogModel> step = search(following(END), "nowhere");
    LogModel log =
        LogUpdate.hear(step.model(), new LogMessage.Found("c", OptionalLong.empty()), AREA).model();
    assertThat(log.search().outcome()).isEqualTo("not found");
    assertThat(log.follow()).isTrue();
  }

  @Test
  void hitsAreCountedFromTheOldest() {
    LogModel log = hear(search(following(END), "timeout").model(), found(4_000));
    LogModel counting = hear(log, counted("timeout", hits(false, 70, 4_000)));
    assertThat(counting.search().hits().position(4_000)).hasValue(2);
    assertThat(counting.search().hits().all()).isFalse();
    assertThat(hear(counting, counted("other", hits(true))).search().hits().count()).isEqualTo(2);
    assertThat(LogUpdate.ask(counting).model().search().hits().count()).isZero();
  }

  @Test
  void moreHitsThanCanBeKeptAreStillCounted() {
    Hits.Collection collection = new Hits.Collection();
    for (long line = 0; line < 300_000; line++) {
      collection.add(line);
    }
    Hits hits = collection.hits(true);
    assertThat(hits.count()).isEqualTo(300_000);
    assertThat(hits.position(99_999)).hasValue(100_000);
    assertThat(hits.position(100_000)).isEmpty();
  }

  @Test
  void aLongLineIsScrolledThroughRowByRow() {
    LogModel log = hear(LogModel.of("c", LogModel.Display.STANDARD), tail("x".repeat(400), "end"));
    LogModel up = LogUpdate.scroll(log, -1, AREA).model();
    assertThat(up.top()).isEqualTo(new Place(0, 0));
    LogModel one = hear(LogModel.of("c", LogModel.Display.STANDARD), tail("x".repeat(800), "end"));
    assertThat(LogUpdate.scroll(one, -1, AREA).model().top()).isEqualTo(new Place(0, 10));
  }

  @Test
  void withoutWrappingALineIsARow() {
    LogModel log = hear(LogModel.of("c", LogModel.Display.STANDARD), tail("x".repeat(800), "end"));
    LogModel cut = LogUpdate.toggleWrap(log).model();
    assertThat(new LogRows(cut, AREA.columns()).bottom(10)).isEqualTo(new Place(0, 0));
  }

  @Test
  void messagesOfAnotherContainerChangeNothing() {
    LogModel log = following(100);
    LogMessage other = new LogMessage.Read("other", 0, List.of());
    assertThat(LogUpdate.hear(log, other, AREA).model()).isSameAs(log);
  }

  private static Step<LogModel> search(LogModel log, String text) {
    LogModel typing = LogUpdate.ask(log).model();
    for (char c : text.toCharArray()) {
      typing = LogUpdate.type(typing, Stroke.of(c), AREA).model();
    }
    return LogUpdate.type(typing, Stroke.of(Key.ENTER), AREA);
  }

  private static LogModel following(long end) {
    return hear(LogModel.of("c", LogModel.Display.STANDARD), grew(end));
  }

  private static LogModel hear(LogModel log, LogMessage message) {
    return LogUpdate.hear(log, message, AREA).model();
  }

  private static LogMessage grew(long end) {
    return grew(0, end);
  }

  private static LogMessage grew(long first, long end) {
    Extent extent = new Extent(first, end, end * 100, true, false);
    int count = (int) Math.min(300, end - first);
    return new LogMessage.Grew("c", extent, lines(end - count, count));
  }

  private static LogMessage tail(String... lines) {
    List<LogLine> tail = List.of(lines).stream().map(LogUpdateTest::line).toList();
    Extent extent = new Extent(0, lines.length, 1, true, false);
    return new LogMessage.Grew("c", extent, tail);
  }

  private static LogMessage read(long from, int count) {
    return new LogMessage.Read("c", from, lines(from, count));
  }

  private static LogMessage counted(String text, Hits hits) {
    return new LogMessage.Counted("c", text, hits);
  }

  private static Hits hits(boolean all, long... lines) {
    Hits.Collection collection = new Hits.Collection();
    for (long line : lines) {
      collection.add(line);
    }
    return collection.hits(all);
  }

  private static LogMessage found(long line) {
    return new LogMessage.Found("c", OptionalLong.of(line));
  }

  private static List<LogLine> lines(long from, int count) {
    List<LogLine> lines = new ArrayList<>();
    for (long i = from; i < from + count; i++) {
      lines.add(line("line " + i));
    }
    return lines;
  }

  private static LogLine line(String text) {
    return new LogLine(Instant.EPOCH, false, false, text.getBytes(StandardCharsets.UTF_8));
  }
}
