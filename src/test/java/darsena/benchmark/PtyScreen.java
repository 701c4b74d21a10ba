package darsena.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import darsena.tui.terminal.VtScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The launcher's screen at a terminal of its own, timed at the terminal's other end. */
final class PtyScreen implements AutoCloseable {
  /** What ends a frame. */
  private static final String END = "\033[?2026l";

  private static final String QUESTION = "\033]11;?";
  private static final String ANSWER = "\033]11;rgb:0000/0000/0000\033\\";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final int columns;
  private final int rows;
  private final Process script;
  private final OutputStream keys;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private String tail = "";
  private long pid;
  private long begun;
  private long frames;
  private long lastFrame;
  private long lastBytes = System.nanoTime();

  /** One key: until the last byte of the next frame, and how many bytes were written. */
  record Stroke(double milliseconds, int bytes) {}

  PtyScreen(Path launcher, Path root, int columns, int rows) throws IOException {
    this.columns = columns;
    this.rows = rows;
    // The shell says its id, which stays that of the program, in the moment it becomes it.
    String command =
        "stty rows %d cols %d; printf '@%%d@' $$; exec '%s'".formatted(rows, columns, launcher);
    ProcessBuilder builder = new ProcessBuilder("script", "-qefc", command, "/dev/null");
    builder.environment().put("DARSENA_ROOT", root.toString());
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("SHELL", "/bin/sh");
    this.script = builder.start();
    this.keys = script.getOutputStream();
    Thread.ofPlatform().daemon().start(this::read);
  }

  private void read() {
    byte[] buffer = new byte[1 << 16];
    try (InputStream bytes = script.getInputStream()) {
      for (int count = bytes.read(buffer); count > 0; count = bytes.read(buffer)) {
        take(buffer, count, System.nanoTime());
      }
    } catch (IOException end) {
      // The program has left.
    }
  }

  private synchronized void take(byte[] buffer, int count, long now) throws IOException {
    String text = tail + new String(buffer, 0, count, ISO_8859_1);
    if (pid == 0 && text.matches("(?s)@\\d+@.*")) {
      begun = now;
      pid = Long.parseLong(text.substring(1, text.indexOf('@', 1)));
    } else {
      written.write(buffer, 0, count);
    }
    if (text.contains(QUESTION)) {
      keys.write(ANSWER.getBytes(ISO_8859_1));
      keys.flush();
    }
    if (text.contains(END)) {
      frames++;
      lastFrame = now;
    }
    lastBytes = now;
    tail = text.substring(Math.max(0, text.length() - END.length() + 1));
    notifyAll();
  }

  /** Milliseconds from the launcher's start to the end of the first frame that is as wanted. */
  synchronized double awaitFrame(Predicate<String> wanted) {
    long seen = 0;
    while (true) {
      long before = seen;
      await(() -> frames > before);
      seen = frames;
      if (wanted.test(screen())) {
        return (lastFrame - begun) / 1e6;
      }
    }
  }

  /** Types a key once nothing has been written for a while. */
  synchronized Stroke type(String key) throws IOException {
    awaitQuiet(150);
    long frame = frames;
    int bytes = written.size();
    long start = System.nanoTime();
    keys.write(key.getBytes(UTF_8));
    keys.flush();
    await(() -> frames > frame);
    double time = (lastFrame - start) / 1e6;
    return new Stroke(time, written.size() - bytes);
  }

  private void awaitQuiet(long milliseconds) {
    long quiet = TimeUnit.MILLISECONDS.toNanos(milliseconds);
    await(() -> System.nanoTime() - lastBytes > quiet);
  }

  synchronized int bytes() {
    return written.size();
  }

  synchronized long pid() {
    return pid;
  }

  /** What the terminal shows. */
  synchronized String screen() {
    return new VtScreen(columns, rows).write(written.toByteArray()).toString();
  }

  /** A condition that becomes true. */
  @FunctionalInterface
  private interface Condition {
    boolean holds();
  }

  private synchronized void await(Condition condition) {
    long end = System.nanoTime() + PATIENCE;
    try {
      while (!condition.holds()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("in vain; the screen is\n" + screen());
        }
        wait(5);
      }
    } catch (InterruptedException unwanted) {
      throw new IllegalStateException(unwanted);
    }
  }

  @Override
  public void close() {
    try {
      keys.write("q".getBytes(UTF_8));
      keys.flush();
      script.waitFor();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (InterruptedException unwanted) {
      throw new IllegalStateException(unwanted);
    }
  }
}
