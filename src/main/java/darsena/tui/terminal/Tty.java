package darsena.tui.terminal;

import darsena.os.terminal.TerminalSize;
import java.io.IOException;
import java.time.Duration;

/** A terminal as bytes and modes. */
public interface Tty {

  /** Its size in cells. */
  TerminalSize size() throws IOException;

  /** Takes every key as it is typed, until {@link #restore}; may be called again. */
  void enterRaw() throws IOException;

  /** Gives back the modes that {@link #enterRaw} found. */
  void restore() throws IOException;

  /** Waits for input; false when the time ran out. */
  boolean awaitInput(Duration timeout) throws IOException;

  /** Reads what is there; -1 at the end. */
  int read(byte[] buffer) throws IOException;

  /** Throws away what has been typed and not read. */
  void discardInput() throws IOException;

  /** Writes with one system call. */
  void write(byte[] bytes, int length) throws IOException;

  /** Makes the keys that interrupt mean nothing to this process until the shield is closed. */
  Shield shield();

  /** See {@link #shield}. */
  interface Shield extends AutoCloseable {
    @Override
    void close();
  }

  /** Hands the terminal back to the shell that started us; returns when it continues us. */
  void suspend() throws IOException;
}
