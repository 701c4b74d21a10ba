package darsena.tui.terminal;

import darsena.tui.message.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The one thread that reads the terminal. It reads no byte before the screen has acted on all that
 * came before, so that what is typed behind a key that leads away, to a shell, waits in the
 * terminal for whoever reads there next.
 */
public final class InputReader {
  /** A lone escape is the key when nothing follows for so long. */
  private static final Duration ESCAPE_TIME = Duration.ofMillis(25);

  /** How soon a pause is noticed at the latest. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  /** How long a terminal may take to answer; some never do. */
  private static final Duration ANSWER_TIME = Duration.ofMillis(500);

  private final Tty tty;
  private final Consumer<Message> messages;
  private final InputDecoder decoder;
  private final Runnable atEnd;
  private final ReentrantLock reading = new ReentrantLock(true);
  private final Condition changed = reading.newCondition();
  private final byte[] one = new byte[1];
  private final byte[] many = new byte[4096];
  private int pending;
  private boolean paused;
  private boolean deaf;
  private long deafUntil;

  /**
   * @param atEnd told when the terminal is gone
   */
  public InputReader(Tty tty, Consumer<Message> messages, Runnable atEnd) {
    this.tty = tty;
    this.messages = messages;
    this.decoder = new InputDecoder(this::pass, this::answered);
    this.atEnd = atEnd;
  }

  /** Starts reading. */
  public void start() {
    Thread.ofPlatform().name("input").daemon().start(this::run);
  }

  /** The screen has acted on one message from here. */
  public void acted() {
    reading.lock();
    try {
      pending--;
      changed.signalAll();
    } finally {
      reading.unlock();
    }
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

  /**
   * Reads again. All that comes before the terminal's answer to {@link Session#regain} was meant
   * for somebody else and is dropped.
   */
  public void resume() {
    reading.lock();
    try {
      paused = false;
      deaf = true;
      deafUntil = System.nanoTime() + ANSWER_TIME.toNanos();
      changed.signalAll();
    } finally {
      reading.unlock();
    }
  }

  private void run() {
    try {
      boolean more = true;
      while (more) {
        more = readOnce();
      }
    } catch (IOException | InterruptedException gone) {
      // The end of input says the same.
    }
    atEnd.run();
  }

  /** Reads what comes within a moment; false at the end of input. */
  private boolean readOnce() throws IOException, InterruptedException {
    reading.lockInterruptibly();
    try {
      while (paused || pending > 0) {
        changed.await();
      }
      if (!tty.awaitInput(decoder.waiting() ? ESCAPE_TIME : PATIENCE)) {
        if (decoder.waiting()) {
          decoder.timeOut();
        }
        return true;
      }
      byte[] buffer = decoder.pasting() ? many : one;
      int count = tty.read(buffer);
      if (count > 0) {
        decoder.feed(buffer, count);
      }
      return count >= 0;
    } finally {
      reading.unlock();
    }
  }

  private void pass(Message.Input message) {
    if (deaf && System.nanoTime() < deafUntil) {
      return;
    }
    deaf = false;
    pending++;
    messages.accept(message);
  }

  private void answered() {
    deaf = false;
  }
}
