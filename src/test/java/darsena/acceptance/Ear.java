package darsena.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Keeps what a stream says, and lets others wait for it. */
final class Ear {
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private boolean ended;

  Ear(InputStream stream) {
    Thread.ofVirtual().start(() -> listen(stream));
  }

  private void listen(InputStream stream) {
    byte[] buffer = new byte[8192];
    try {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        synchronized (this) {
          heard.write(buffer, 0, count);
          notifyAll();
        }
      }
    } catch (IOException closed) {
      // Its process was ended by the test.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  synchronized String text() {
    return heard.toString(UTF_8);
  }

  boolean await(String text, long seconds) throws InterruptedException {
    return await(() -> text().contains(text), seconds);
  }

  synchronized boolean awaitMore(long seconds) throws InterruptedException {
    int before = heard.size();
    return await(() -> heard.size() > before, seconds);
  }

  void awaitEnd(long seconds) throws InterruptedException {
    await(() -> ended, seconds);
  }

  private synchronized boolean await(BooleanSupplier condition, long seconds)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean() && !ended && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
    }
    return condition.getAsBoolean();
  }
}
