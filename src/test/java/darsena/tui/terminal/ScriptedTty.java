package darsena.tui.terminal;

import darsena.os.terminal.TerminalSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
  private volatile byte[] next = new byte[0];
  private String stray = "";
  private int raw;

  /** Of that size. */
  public ScriptedTty(int columns, int rows) {
    size = new TerminalSize(columns, rows);
  }

  /** Types bytes. */
  public void type(String bytes) {
    keys.add(bytes.getBytes(StandardCharsets.UTF_8));
  }

  /** What has been typed and not been read. */
  public String unread() {
    StringBuilder text = new StringBuilder(new String(next, StandardCharsets.UTF_8));
    keys.forEach(bytes -> text.append(new String(bytes, StandardCharsets.UTF_8)));
    return text.toString();
  }

  /** Types something each time just before it answers whether it is well. */
  public synchronized void beforeAnswers(String bytes) {
    stray = bytes;
  }

  /** Takes another size. */
  public void resize(int columns, int rows) {
    size = new TerminalSize(columns, rows);
  }

  /** Whether it is in raw mode: 0 or 1. */
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
    raw = 1;
  }

  @Override
  public synchronized void restore() {
    raw = 0;
  }

  @Override
  public boolean awaitInput(Duration timeout) {
    if (next.length > 0) {
      return true;
    }
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
    int count = Math.min(buffer.length, next.length);
    System.arraycopy(next, 0, buffer, 0, count);
    next = Arrays.copyOfRange(next, count, next.length);
    return count;
  }

  @Override
  public void discardInput() {
    keys.clear();
    next = new byte[0];
  }

  @Override
  public synchronized void write(byte[] bytes, int length) {
    writes.add(Arrays.copyOf(bytes, length));
    if (writes().getLast().contains("\033[5n")) {
      type(stray + "\033[0n");
    }
    notifyAll();
  }

  @Override
  public Shield shield() {
    return () -> {};
  }

  @Override
  public void suspend() {}
}
