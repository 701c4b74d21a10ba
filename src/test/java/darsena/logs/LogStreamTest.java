package darsena.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log read once, and followed. */
class LogStreamTest {
  @TempDir Path directory;
  LogBench log;

  @BeforeEach
  void prepare() {
    log = new LogBench(directory, 3);
  }

  @Test
  void theTailGoesBackOverRotatedFiles() throws Exception {
    log.lines(0, 100).rotate().lines(100, 102);

    assertThat(read(tail(4))).containsExactly("line 98", "line 99", "line 100", "line 101");
    assertThat(read(tail(2))).containsExactly("line 100", "line 101");
    assertThat(read(tail(0))).isEmpty();
    assertThat(read(tail(1000))).hasSize(102);
  }

  @Test
  void theTailOfALongLogIsRight() throws Exception {
    log.lines(0, 30_000);

    assertThat(read(tail(10_000)))
        .isEqualTo(LongStream.range(20_000, 30_000).mapToObj(i -> "line " + i).toList());
  }

  @Test
  void piecesOfOneLineCountAsOne() throws Exception {
    log.out("a").piece("stdout", "b1").piece("stdout", "b2").out("b3").piece("stdout", "c");

    assertThat(read(tail(2))).containsExactly("b1", "b2", "b3", "c");
    assertThat(read(tail(1))).containsExactly("c");
  }

  @Test
  void onlyLinesOfATimeAreTold() throws Exception {
    log.at("2026-01-31T12:00:00Z").out("early");
    log.at("2026-01-31T13:00:00Z").out("middle");
    log.at("2026-01-31T14:00:00Z").out("late");

    LogStream.Part part =
        new LogStream.Part(
            OptionalLong.empty(),
            Optional.of(Instant.parse("2026-01-31T12:30:00Z")),
            Optional.of(Instant.parse("2026-01-31T13:30:00Z")));
    assertThat(read(part)).containsExactly("middle");
  }

  @Test
  void aFollowerLosesAndDoublesNothingOverRotations() throws Exception {
    List<String> heard = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    Thread follower = Thread.ofVirtual().start(() -> follow(heard, over));
    int count = 0;
    for (int file = 0; file < 20; file++) {
      for (int burst = 0; burst < 10; burst++) {
        log.lines(count, count + 50);
        count += 50;
      }
      awaitHeard(heard, count - 600);
      log.rotate();
    }
    log.lines(count, count + 1);
    over.set(true);
    follower.join();

    assertThat(heard)
        .isEqualTo(LongStream.rangeClosed(0, count).mapToObj(i -> "line " + i).toList());
  }

  private void follow(List<String> heard, AtomicBoolean over) {
    try {
      new LogStream(log.file, reader(heard)).follow(everything(), over::get);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** So far behind may a reader be, and its files are still there. */
  private static void awaitHeard(List<String> heard, int least) throws InterruptedException {
    synchronized (heard) {
      while (heard.size() < least) {
        heard.wait(1000);
      }
    }
  }

  private List<String> read(LogStream.Part part) throws Exception {
    List<String> told = new ArrayList<>();
    new LogStream(log.file, reader(told)).read(part);
    return told;
  }

  private static LogStream.Reader reader(List<String> told) {
    return new LogStream.Reader() {
      @Override
      public void line(Line line) {
        synchronized (told) {
          told.add(new String(line.text(), StandardCharsets.UTF_8));
          told.notifyAll();
        }
      }

      @Override
      public void caughtUp() {}
    };
  }

  private static LogStream.Part everything() {
    return new LogStream.Part(OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  private static LogStream.Part tail(long lines) {
    return new LogStream.Part(OptionalLong.of(lines), Optional.empty(), Optional.empty());
  }
}
