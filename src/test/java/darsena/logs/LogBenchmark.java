package darsena.logs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How fast a log of 10 million lines is indexed, searched and printed, and what memory that takes.
 * Run it by hand: {@code java -cp … darsena.logs.LogBenchmark [lines]}.
 */
public final class LogBenchmark {
  private LogBenchmark() {}

  /** Writes a log aside, measures, and removes it. */
  public static void main(String[] arguments) throws Exception {
    long lines = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
    Path directory = Files.createTempDirectory("darsena-log");
    Path log = directory.resolve("log");
    try {
      write(log, lines);
      measure(log);
    } finally {
      Files.deleteIfExists(log);
      Files.deleteIfExists(directory);
    }
  }

  private static void write(Path log, long lines) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log), 1 << 20)) {
      for (long i = 0; i < lines; i++) {
        String line =
            "2026-01-31T%02d:%02d:%02d.%09dZ stdout F request %d served in 12 ms from harbour%n"
                .formatted(i / 3_600_000 % 24, i / 60_000 % 60, i / 1000 % 60, i % 1000, i);
        out.write(line.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void measure(Path log) throws Exception {
    long bytes = Files.size(log);
    long start = System.nanoTime();
    try (LogWindow window = new LogWindow(log, () -> true)) {
      while (!window.indexed()) {
        window.awaitGrowth(java.time.Duration.ofMillis(10));
      }
      report("index " + window.endLine() + " lines", bytes, start);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf("memory %d KiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 10);
      for (String text : new String[] {"no such text", "xyzzy", "q!"}) {
        for (boolean backwards : new boolean[] {false, true}) {
          long from = backwards ? window.endLine() - 1 : 0;
          start = System.nanoTime();
          OptionalLong none =
              window.find(text.getBytes(StandardCharsets.UTF_8), from, backwards, _ -> {});
          report(
              "search `" + text + "` " + (backwards ? "backwards " : "forwards ") + none,
              bytes,
              start);
        }
      }
      start = System.nanoTime();
      int shown = 0;
      for (int i = 0; i < 1000; i++) {
        shown += window.lines(window.endLine() * i / 1000, 50).size();
      }
      System.out.printf(
          "window of 50 lines: %.3f ms (%d)%n", (System.nanoTime() - start) / 1e9, shown);
    }
    start = System.nanoTime();
    long[] told = new long[1];
    LogStream.Reader reader =
        new LogStream.Reader() {
          @Override
          public void line(Line line) {
            told[0] += line.text().length;
          }

          @Override
          public void caughtUp() {}
        };
    new LogStream(log, reader)
        .read(new LogStream.Part(OptionalLong.empty(), Optional.empty(), Optional.empty()));
    report("print", bytes, start);
  }

  private static void report(String what, long bytes, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %.2f s, %.0f MB/s%n", what, seconds, bytes / seconds / 1e6);
  }
}
