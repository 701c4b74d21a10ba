package darsena.tui;

import darsena.tui.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where messages wait for the screen; many write, one reads. */
final class Mailbox {
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final AtomicBoolean changeWaits = new AtomicBoolean();

  /** From any thread. A change of the engine's that nobody has read yet stands for all later. */
  void tell(Message message) {
    if (message instanceof Message.Changed && changeWaits.getAndSet(true)) {
      return;
    }
    messages.add(message);
  }

  /** All that has come, after waiting for the first at most so long. */
  List<Message> take(Duration atMost) throws InterruptedException {
    List<Message> taken = new ArrayList<>();
    Message first = messages.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      taken.add(first);
      messages.drainTo(taken);
    }
    changeWaits.set(false);
    return taken;
  }
}
