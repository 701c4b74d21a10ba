package darsena.engine.local.events;

import darsena.engine.Events;
import darsena.engine.event.Event;
import darsena.engine.event.EventPeriod;
import darsena.engine.event.EventSink;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import darsena.logs.DirectoryWatch;
import darsena.store.journal.Journal;
import darsena.store.journal.JournalReader;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The events in a store's journal. */
public final class LocalEvents implements Events {
  /** So often is looked whether the reader of the events is still there. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Journal journal;
  private final InstantSource clock;

  /** Those of a journal. */
  public LocalEvents(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void read(EventPeriod period, EventSink sink) {
    try {
      DurableFiles.createDirectories(journal.directory());
      try (DirectoryWatch watch = new DirectoryWatch(journal.directory());
          JournalReader reader = new JournalReader(journal)) {
        past(period, reader, sink);
        follow(period, reader, watch, sink);
      }
    } catch (InterruptedException | ClosedByInterruptException end) {
      Thread.currentThread().interrupt();
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED, "cannot read the events: " + FailureWords.of(problem), "", problem);
    }
  }

  /** Writers meet in the file a moment after they have looked at the clock: sorted by time. */
  private static void past(EventPeriod period, JournalReader reader, EventSink sink)
      throws IOException {
    if (period.since().isEmpty() && period.until().isEmpty()) {
      reader.skip();
      return;
    }
    events(reader.more(), period)
        .sorted((one, other) -> one.time().compareTo(other.time()))
        .forEach(sink::event);
  }

  private void follow(
      EventPeriod period, JournalReader reader, DirectoryWatch watch, EventSink sink)
      throws IOException, InterruptedException {
    while (sink.caughtUp()) {
      Duration left = left(period);
      if (!left.isPositive()) {
        return;
      }
      watch.await(left.compareTo(GLANCE) < 0 ? left : GLANCE);
      events(reader.more(), period).forEach(sink::event);
    }
  }

  private Duration left(EventPeriod period) {
    return period.until().map(end -> Duration.between(clock.instant(), end)).orElse(GLANCE);
  }

  private static Stream<Event> events(List<byte[]> lines, EventPeriod period) {
    return lines.stream()
        .map(EventLine::read)
        .flatMap(Optional::stream)
        .filter(event -> isIn(period, event.time()));
  }

  private static boolean isIn(EventPeriod period, Instant time) {
    return period.since().filter(time::isBefore).isEmpty()
        && period.until().filter(time::isAfter).isEmpty();
  }
}
