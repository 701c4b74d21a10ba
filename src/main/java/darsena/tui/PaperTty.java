package darsena.tui;

import darsena.os.terminal.TerminalSize;
import darsena.tui.terminal.Tty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A terminal that throws away what is written to it. Its keys are typed one by one, each when
 * nothing has been written for a moment; after the last its input is at the end.
 */
final class PaperTty implements Tty {
  /** Long enough for most of what a key leads to. */
  private static final Duration QUIET = Duration.ofMillis(100);

  private final TerminalSize size;
  private final Deque<String> keys;
  private byte[] sequence = {};
  private long written = System.nanoTime();

  PaperTty(int columns, int rows, List<String> keys) {
    this.size = new TerminalSize(columns, rows);
    this.keys = new ArrayDeque<>(keys);
  }

  @Override
  public TerminalSize size() {
    return size;
  }

  @Override
  public void enterRaw() {}

  @Override
  public void restore() {}

  @Override
  @SuppressWarnings("WaitNotInLoop") // the caller looks again, whatever woke us
  public synchronized boolean awaitInput(Duration timeout) {
    if (sequence.length > 0) {
      return true;
    }
    long quiet = QUIET.toNanos() - (System.nanoTime() - written);
    if (quiet <= 0 || !timeout.isPositive()) {
      return quiet <= 0;
    }
    try {
      wait(Math.min(timeout.toMillis(), quiet / 1_000_000 + 1));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  @Override
  public synchronized int read(byte[] buffer) {
    if (sequence.length == 0) {
      if (keys.isEmpty()) {
        return -1;
      }
      sequence = keys.poll().getBytes(StandardCharsets.US_ASCII);
    }
    int count = Math.min(buffer.length, sequence.length);
    System.arraycopy(sequence, 0, buffer, 0, count);
    sequence = Arrays.copyOfRange(sequence, count, sequence.length);
    written = System.nanoTime();
    return count;
  }

  @Override
  public void discardInput() {}

  @Override
  public synchronized void write(byte[] bytes, int length) {
    written = System.nanoTime();
  }

  @Override
  public Shield shield() {
    return () -> {};
  }

  @Override
  public void suspend() {}
}
