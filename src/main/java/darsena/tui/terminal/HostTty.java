package darsena.tui.terminal;

import darsena.os.terminal.Terminal;
import darsena.os.terminal.TerminalAttributes;
import darsena.os.terminal.TerminalSize;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * The terminal that this process was started at. The launcher has looked at it already, which takes
 * it two milliseconds, and us, who need the native library for it, fifty: until keys are wanted,
 * what it has seen will do.
 */
public final class HostTty implements Tty {
  /** Rows and columns as {@code stty size} has them; not there when started otherwise. */
  private static final String SEEN = "darsena.terminal";

  private final Terminal terminal = new Terminal(0);
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private Optional<TerminalAttributes> found = Optional.empty();
  private Optional<TerminalSize> seen = seen();

  /** Whether both input and output are a terminal. */
  public static boolean isThere() {
    return seen().isPresent() || isReallyThere();
  }

  /** The same, not by what the launcher has seen: the native library is there afterwards. */
  public static boolean isReallyThere() {
    return new Terminal(0).isTerminal() && new Terminal(1).isTerminal();
  }

  private static Optional<TerminalSize> seen() {
    String[] numbers = System.getProperty(SEEN, "").split(" ", -1);
    if (numbers.length != 2) {
      return Optional.empty();
    }
    try {
      int rows = Integer.parseInt(numbers[0]);
      return Optional.of(new TerminalSize(Integer.parseInt(numbers[1]), rows));
    } catch (NumberFormatException otherWords) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized TerminalSize size() throws IOException {
    return seen.isPresent() ? seen.get() : terminal.size();
  }

  @Override
  public synchronized void enterRaw() throws IOException {
    seen = Optional.empty();
    TerminalAttributes now = terminal.attributes();
    if (found.isEmpty()) {
      found = Optional.of(now);
    }
    terminal.apply(now.raw());
  }

  @Override
  public synchronized void restore() throws IOException {
    if (found.isPresent()) {
      terminal.apply(found.get());
      found = Optional.empty();
    }
  }

  @Override
  public boolean awaitInput(Duration timeout) throws IOException {
    return terminal.awaitInput(timeout);
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    return terminal.read(buffer);
  }

  @Override
  public void discardInput() throws IOException {
    terminal.discardInput();
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  @Override
  public Shield shield() {
    // Not ignored: programs started meanwhile would inherit that.
    Object before = Signals.register("INT", () -> {});
    return () -> Signals.unregister("INT", before);
  }

  @Override
  public void suspend() throws IOException {
    CountDownLatch continued = new CountDownLatch(1);
    Object before = Signals.register("CONT", continued::countDown);
    try {
      Terminal.stopProcessGroup();
      // The stop comes to some thread a moment later; in an orphaned group it never comes.
      continued.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      Signals.unregister("CONT", before);
    }
  }
}
