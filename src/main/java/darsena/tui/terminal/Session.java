package darsena.tui.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.screen.Screen;
import darsena.tui.widget.Canvas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The screen's hold on a terminal: takes it over, shows canvases on it, lets go of it, and leaves
 * it as it was, however the program ends.
 */
public final class Session implements AutoCloseable {
  /**
   * Alternate screen; no wrapping at the edge; mouse buttons and drags in SGR's form; focus;
   * bracketed paste.
   */
  private static final String ENTER =
      "\033[?1049h\033[?7l\033[?1002h\033[?1006h\033[?1004h\033[?2004h\033[?25l\033[m\033[2J";

  private static final String LEAVE =
      "\033[?2026l\033[m\033[?2004l\033[?1004l\033[?1006l\033[?1002l\033[?7h\033[?25h\033[?1049l";

  private static final String ASK_BACKGROUND = "\033]11;?\033\\";

  /** DSR: the terminal answers when it has come to it, whatever it was sent before. */
  private static final String ASK_WHETHER_WELL = "\033[5n";

  private final Tty tty;
  private final FrameTerminal terminal;
  private final FrameScreen screen;
  private final Placing placing;
  private final Thread restoring = new Thread(() -> leave(true), "restore the terminal");
  private Optional<Canvas> shown = Optional.empty();
  private boolean held;
  private boolean stale = true;

  /** Takes nothing over yet. */
  public Session(Tty tty, Depth depth) throws IOException {
    this.tty = tty;
    this.terminal = new FrameTerminal(tty);
    this.placing = new Placing(depth);
    this.screen = new FrameScreen(terminal);
  }

  /** Takes the terminal over, to draw on it; the keys are not ours before {@link #listen}. */
  public void open() throws IOException {
    Runtime.getRuntime().addShutdownHook(restoring);
    held = true;
    write(ENTER);
    screen.startScreen();
  }

  /** Takes the keys, too. What was typed before was echoed over what is shown. */
  public synchronized void listen() throws IOException {
    tty.enterRaw();
    if (tty.awaitInput(Duration.ZERO)) {
      spoil();
    }
    write(ASK_BACKGROUND);
  }

  /** Columns of the terminal as it is now. */
  public com.googlecode.lanterna.TerminalSize measure() throws IOException {
    return terminal.getTerminalSize();
  }

  /** Makes the next canvas be drawn whole. */
  public void spoil() {
    stale = true;
  }

  /** Shows a canvas; writes only what differs from the last. */
  public synchronized void show(Canvas canvas) throws IOException {
    terminal.measure();
    if (screen.doResizeIfNecessary() != null) {
      stale = true;
      shown = Optional.empty();
    }
    if (!stale && shown.filter(canvas::looksLike).isPresent()) {
      return;
    }
    fill(canvas);
    shown = Optional.of(canvas);
    boolean cursor = canvas.cursorColumn() >= 0;
    screen.setCursorPosition(
        cursor ? new TerminalPosition(canvas.cursorColumn(), canvas.cursorRow()) : null);
    screen.refresh(stale ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    stale = false;
  }

  /** Gives the screen what differs from what it has. */
  private void fill(Canvas canvas) {
    Optional<Canvas> before = shown.filter(canvas::isOfTheSizeOf);
    if (before.isEmpty()) {
      screen.clear();
    }
    Canvas old = before.orElseGet(() -> new Canvas(canvas.columns(), canvas.rows()));
    for (int row = 0; row < canvas.rows(); row++) {
      for (int column = 0; column < canvas.columns(); column++) {
        String cluster = canvas.text(column, row);
        if (!cluster.isEmpty() && !canvas.looksLike(old, column, row)) {
          screen.setCharacter(column, row, placing.cell(cluster, canvas.style(column, row)));
        }
      }
    }
  }

  /**
   * Gives the terminal to somebody else.
   *
   * @param raw whether they want every key as it is typed; else it has the modes it was found in
   */
  public synchronized void release(boolean raw) {
    leave(!raw);
  }

  /** Takes it back; what was typed meanwhile is thrown away, the next canvas is drawn whole. */
  public synchronized void regain() throws IOException {
    tty.discardInput();
    enter(ENTER + ASK_WHETHER_WELL);
    terminal.forget();
    stale = true;
  }

  @Override
  public void close() {
    leave(true);
    try {
      Runtime.getRuntime().removeShutdownHook(restoring);
    } catch (IllegalStateException ending) {
      // The hook runs already, and finds nothing left to do.
    }
  }

  private void enter(String modes) throws IOException {
    tty.enterRaw();
    held = true;
    write(modes);
  }

  private synchronized void leave(boolean whole) {
    try {
      if (held) {
        held = false;
        write(LEAVE);
      }
      if (whole) {
        tty.restore();
      }
    } catch (IOException gone) {
      // A terminal that is gone needs nothing restored.
    }
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    tty.write(bytes, bytes.length);
  }
}
