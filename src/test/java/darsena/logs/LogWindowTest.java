package darsena.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log as numbered lines. */
class LogWindowTest {
  @TempDir Path directory;
  LogBench log;
  final AtomicBoolean ended = new AtomicBoolean(true);

  @BeforeEach
  void prepare() {
    log = new LogBench(directory, 3);
  }

  @Test
  void linesAreNumberedFromZero() throws Exception {
    log.out("one").err("two").out("");

    try (LogWindow window = indexed()) {
      assertThat(window.endLine()).isEqualTo(3);
      assertThat(texts(window.lines(0, 10))).containsExactly("one", "two", "");
      assertThat(window.lines(1, 1).getFirst().stderr()).isTrue();
      assertThat(window.lines(3, 10)).isEmpty();
      assertThat(window.complete()).isTrue();
    }
  }

  @Test
  void aLogThatIsNotThereIsEmpty() throws Exception {
    try (LogWindow window = indexed()) {
      assertThat(window.endLine()).isZero();
      assertThat(window.newest(5)).isEmpty();
      assertThat(window.lineAt(Instant.EPOCH)).isZero();
      assertThat(window.find(bytes("x"), 0, false, _ -> {})).isEmpty();
    }
  }

  @Test
  void piecesOfALineAreJoinedAcrossTheOtherStream() throws Exception {
    log.piece("stdout", "left ").err("between").piece("stdout", "and ").out("right").out("after");

    try (LogWindow window = indexed()) {
      assertThat(texts(window.lines(0, 10))).containsExactly("left and right", "between", "after");
      assertThat(texts(window.lines(1, 1))).containsExactly("between");
      assertThat(window.find(bytes("left and"), 0, false, _ -> {})).hasValue(0);
      assertThat(window.find(bytes("d right"), 2, true, _ -> {})).hasValue(0);
    }
  }

  @Test
  void aLineThatIsStillBeingWrittenWaits() throws Exception {
    ended.set(false);
    log.out("whole").raw("2026-01-31T12:00:01.000000000Z stdout F ha");

    try (LogWindow window = indexed()) {
      assertThat(window.endLine()).isEqualTo(1);
      log.raw("lf\n");
      while (window.endLine() < 2) {
        window.awaitGrowth(Duration.ofSeconds(5));
      }
      assertThat(texts(window.lines(0, 5))).containsExactly("whole", "half");
    }
  }

  @Test
  void aTornLineInAnOlderFileIsShownAsItIs() throws Exception {
    log.out("first").raw("2026-01-31T12:00:01.000000000Z stdout F to").rotate().out("next");

    try (LogWindow window = indexed()) {
      assertThat(texts(window.lines(0, 5)).getFirst()).isEqualTo("first");
      assertThat(texts(window.lines(1, 1)).getFirst()).startsWith("to");
    }
  }

  @Test
  void linesThatRotationRemovesKeepTheirNumbers() throws Exception {
    ended.set(false);
    log.lines(0, 1000);
    try (LogWindow window = indexed()) {
      awaitEnd(window, 1000);
      log.rotate().lines(1000, 2000);
      awaitEnd(window, 2000);
      log.rotate().lines(2000, 3000);
      awaitEnd(window, 3000);
      log.rotate().lines(3000, 3001);
      awaitEnd(window, 3001);

      // What a rotation removes may be seen a moment after what it adds.
      while (window.firstLine() < 1000) {
        window.awaitGrowth(Duration.ofSeconds(5));
      }
      assertThat(window.firstLine()).isEqualTo(1000);
      assertThat(texts(window.lines(0, 2))).containsExactly("line 1000", "line 1001");
      assertThat(texts(window.lines(1999, 3)))
          .containsExactly("line 1999", "line 2000", "line 2001");
      assertThat(texts(window.newest(2))).containsExactly("line 2999", "line 3000");
    }
  }

  @Test
  void anyLineOfManyIsFoundByNumberTextAndTime() throws Exception {
    log.lines(0, 20_000);

    try (LogWindow window = indexed()) {
      for (long line : List.of(0L, 255L, 256L, 257L, 9_999L, 19_999L)) {
        assertThat(texts(window.lines(line, 1))).containsExactly("line " + line);
        assertThat(window.find(bytes("line " + line), line, false, _ -> {})).hasValue(line);
        Instant time = window.lines(line, 1).getFirst().time();
        assertThat(window.lineAt(time)).isEqualTo(line);
      }
      assertThat(window.find(bytes("line 77"), 19_999, true, _ -> {})).hasValue(7_799);
      assertThat(window.find(bytes("line 77"), 100, true, _ -> {})).hasValue(77);
      assertThat(window.find(bytes("absent"), 0, false, _ -> {})).isEmpty();
      List<Long> all = new ArrayList<>();
      assertThat(window.findAll(bytes("line 777"), 100, all::add)).isEqualTo(window.endLine());
      assertThat(all).startsWith(777L, 7_770L).endsWith(7_779L).hasSize(11);
      assertThat(window.find(bytes("stdout"), 0, false, _ -> {})).isEmpty();
      assertThat(window.lineAt(Instant.parse("2030-01-01T00:00:00Z"))).isEqualTo(20_000);
    }
  }

  @Test
  void aClockThatJumpsBackHidesNothing() throws Exception {
    log.at("2026-01-31T12:00:00Z").lines(0, 600);
    log.at("2026-01-31T08:00:00Z").lines(600, 1200);
    log.at("2026-01-31T13:00:00Z").lines(1200, 1800);

    try (LogWindow window = indexed()) {
      assertThat(window.lineAt(Instant.parse("2026-01-31T11:00:00Z"))).isZero();
      assertThat(window.lineAt(Instant.parse("2026-01-31T12:30:00Z"))).isEqualTo(1200);
    }
  }

  private LogWindow indexed() throws IOException, InterruptedException {
    LogWindow window = new LogWindow(log.file, ended::get);
    while (!window.indexed() && !(window.endLine() > 0 && !ended.get())) {
      window.awaitGrowth(Duration.ofMillis(20));
    }
    return window;
  }

  private static void awaitEnd(LogWindow window, long line) throws InterruptedException {
    while (window.endLine() < line) {
      window.awaitGrowth(Duration.ofSeconds(5));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(line -> new String(line.text(), StandardCharsets.UTF_8)).toList();
  }
}
