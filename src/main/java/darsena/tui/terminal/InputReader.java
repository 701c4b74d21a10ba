package darsena.tui.terminal;

import darsena.tui.message.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The one thread that reads the terminal, and can be told to leave it alone. */
public final class InputReader {
  /** A lone escape is the key when nothing follows for so long. */
  private static final Duration ESCAPE_TIME = Duration.ofMillis(25);

  /** How soon a pause is noticed at the latest. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Tty tty;
  private final InputDecoder decoder;
  private final Runnable atEnd;
  private final ReentrantLock reading = new ReentrantLock(true);
  private final Condition resumed = reading.newCondition();
  private boolean paused;

  /**
   * @param atEnd told when the terminal is gone
   */
  public InputReader(Tty tty, Consumer<Message> messages, Runnable atEnd) {
    this.tty = tty;
    this.decoder = new InputDecoder(messages);
    this.atEnd = atEnd;
  }

  /** Starts reading. */
  public void start() {
    Thread.ofPlatform().name("input").daemon().start(this::run);
  }

  /** Returns when nothing is read any more until {@link #resume}. */
  public void pause() {
    reading.lock();
    try {
      paused = true;
    } finally {
      reading.unlock();
    }
  }

  /** Reads again. */
  public void resume() {
    reading.lock();
    try {
      paused = false;
      resumed.signalAll();
    } finally {
      reading.unlock();
    }
  }

  private void run() {
    byte[] buffer = new byte[4096];
    try {
      boolean more = true;
      while (more) {
        more = readOnce(buffer);
      }
    } catch (IOException | InterruptedException gone) {
      // The end of input says the same.
    }
    atEnd.run();
  }

  /** Reads what comes within a moment; false at the end of input. */
  private boolean readOnce(byte[] buffer) throws IOException, InterruptedException {
    reading.lockInterruptibly();
    try {
      while (paused) {
        resumed.await();
      }
      if (!tty.awaitInput(decoder.waiting() ? ESCAPE_TIME : PATIENCE)) {
        if (decoder.waiting()) {
          decoder.timeOut();
        }
        return true;
      }
      int count = tty.read(buffer);
      if (count > 0) {
        decoder.feed(buffer, count);
      }
      return count >= 0;
    } finally {
      reading.unlock();
    }
  }
}
