package darsena.engine.local.log;

import darsena.engine.container.log.ContainerLog;
import darsena.engine.container.log.LogLine;
import darsena.logs.LogWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** A container's log as front ends see it. */
final class WindowedLog implements ContainerLog {
  private final String container;
  private final LogWindow window;

  WindowedLog(String container, LogWindow window) {
    this.container = container;
    this.window = window;
  }

  @Override
  public long firstLine() {
    return window.firstLine();
  }

  @Override
  public long endLine() {
    return window.endLine();
  }

  @Override
  public boolean indexed() {
    return read(window::indexed);
  }

  @Override
  public long bytes() {
    return read(window::bytes);
  }

  @Override
  public List<LogLine> lines(long from, int count) {
    return read(() -> window.lines(from, count)).stream().map(ContainerLogs::told).toList();
  }

  @Override
  public List<LogLine> newest(int count) {
    return read(() -> window.newest(count)).stream().map(ContainerLogs::told).toList();
  }

  @Override
  public long lineAt(Instant time) {
    return read(() -> window.lineAt(time));
  }

  @Override
  public OptionalLong find(String text, long from, boolean backwards, LongConsumer progress) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return read(() -> window.find(bytes, from, backwards, progress));
  }

  @Override
  public long findAll(String text, long from, LongConsumer hits) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length == 0 ? endLine() : read(() -> window.findAll(bytes, from, hits));
  }

  @Override
  public boolean awaitGrowth(Duration atMost) {
    try {
      return window.awaitGrowth(atMost);
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean complete() {
    return window.complete();
  }

  @Override
  public void close() {
    read(() -> {
      window.close();
      return true;
    });
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException problem) {
      throw ContainerLogs.unreadable(container, problem);
    }
  }
}
