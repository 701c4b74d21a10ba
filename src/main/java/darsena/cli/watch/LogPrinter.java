package darsena.cli.watch;

import darsena.cli.command.Surroundings;
import darsena.engine.container.log.LogLine;
import darsena.engine.container.log.LogSink;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints lines of a log byte for byte, as docker does: what the program wrote is the program's. */
final class LogPrinter implements LogSink {
  /** Nine digits of a second, always: columns stay where they are. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z' ", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final PrintStream err;
  private final boolean timestamps;
  private boolean outContinues;
  private boolean errContinues;

  /** The reader of our output has gone; what docker would die of, too. */
  static final class NobodyReads extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** As a shell tells the end by SIGPIPE. */
    static final int STATUS = 141;

    NobodyReads() {
      super("nobody reads", null, false, false);
    }
  }

  LogPrinter(Surroundings surroundings, boolean timestamps) {
    this.out = surroundings.out();
    this.err = surroundings.err();
    this.timestamps = timestamps;
  }

  @Override
  public void line(LogLine line) {
    PrintStream stream = line.stderr() ? err : out;
    if (line.stderr()) {
      out.flush();
    }
    boolean continues = line.stderr() ? errContinues : outContinues;
    if (timestamps && !continues) {
      write(stream, time(line.time()));
    }
    stream.write(line.text(), 0, line.text().length);
    if (!line.partial()) {
      stream.write('\n');
    }
    if (line.stderr()) {
      errContinues = line.partial();
    } else {
      outContinues = line.partial();
    }
  }

  @Override
  public void caughtUp() {
    err.flush();
    if (out.checkError()) {
      throw new NobodyReads();
    }
  }

  private static String time(Instant moment) {
    return TIME.format(moment);
  }

  private static void write(PrintStream stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
  }
}
