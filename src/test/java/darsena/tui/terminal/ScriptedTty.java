package darsena.tui.terminal;

import darsena.os.terminal.TerminalSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A terminal whose keys come from a test and whose writes are kept, one by one. */
public final class ScriptedTty implements Tty {
  private final BlockingQueue<byte[]> keys = new LinkedBlockingQueue<>();
  private final List<byte[]> writes = new ArrayList<>();
  private volatile TerminalSize size;
  private byte[] next = new byte[0];
  private int raw;

  /** Of that size. */
  public ScriptedTty(int columns, int rows) {
    size = new TerminalSize(columns, rows);
  }

  /** Types bytes. */
  public void type(String bytes) {
    keys.add(bytes.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes another size. */
  public void resize(int columns, int rows) {
    size = new TerminalSize(columns, rows);
  }

  /** How often it is in raw mode: 0 or 1 if all goes well. */
  public synchronized int raw() {
    return raw;
  }

  /** All writes so far. */
  public synchronized List<String> writes() {
    return writes.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }

  /** Waits until the writes are as wanted. */
  public synchronized void await(Predicate<List<String>> wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!wanted.test(writes())) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("not written in time: " + writes());
      }
      wait(left);
    }
  }

  /** Waits until a text stands on the screen. */
  public void awaitScreen(String text) throws InterruptedException {
    await(writes -> screen().contains(text));
  }

  /** What the terminal shows. */
  public synchronized String screen() {
    VtScreen screen = new VtScreen(size.columns(), size.rows());
    writes.forEach(screen::write);
    return screen.toString();
  }

  @Override
  public TerminalSize size() {
    return size;
  }

  @Override
  public synchronized void enterRaw() {
    raw++;
  }

  @Override
  public synchronized void restore() {
    raw--;
  }

  @Override
  public boolean awaitInput(Duration timeout) {
    try {
      byte[] bytes = keys.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
      next = bytes == null ? new byte[0] : bytes;
      return bytes != null;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public int read(byte[] buffer) {
    System.arraycopy(next, 0, buffer, 0, next.length);
    return next.length;
  }

  @Override
  public synchronized void write(byte[] bytes, int length) {
    writes.add(java.util.Arrays.copyOf(bytes, length));
    notifyAll();
  }

  @Override
  public void suspend() {}
}
