package darsena.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.AbstractTerminal;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The terminal below Lanterna's screen. Everything that one refresh says becomes one write, in
 * brackets that tell the terminal to show it at once; what changes nothing is not written.
 */
final class FrameTerminal extends AbstractTerminal {
  private static final String BEGIN = "\033[?2026h";
  private static final String END = "\033[?2026l";

  private final Tty tty;
  private final Output out = new Output();
  private String pen = "";
  private boolean cursorVisible = true;
  private boolean cursorWanted = true;
  private int columns = 80;
  private int column;
  private int row;
  private int atColumn = -1;
  private int atRow = -1;

  FrameTerminal(Tty tty) {
    this.tty = tty;
  }

  /** Forgets what it knows of the terminal's state, because somebody else wrote to it. */
  void forget() {
    pen = "?";
    atColumn = -1;
    cursorVisible = true;
  }

  /** Tells the screen above that the size may have changed. */
  void measure() throws IOException {
    onResized(getTerminalSize());
  }

  /** Writes one cell. */
  void put(int atThatColumn, int atThatRow, Cell cell) {
    setCursorPosition(atThatColumn, atThatRow);
    move();
    if (!pen.equals(cell.pen())) {
      pen = cell.pen();
      out.add(pen.isEmpty() ? "\033[m" : "\033[0" + pen + "m");
    }
    out.add(cell.getCharacterString());
    column += cell.width();
    // At the right edge a terminal waits with the cursor in a place of its own.
    atColumn = column >= columns ? -1 : column;
  }

  @Override
  public void flush() throws IOException {
    if (cursorWanted) {
      move();
    }
    if (cursorWanted != cursorVisible) {
      out.add(cursorWanted ? "\033[?25h" : "\033[?25l");
      cursorVisible = cursorWanted;
    }
    if (out.isEmpty()) {
      return;
    }
    out.bracket(BEGIN, END);
    tty.write(out.bytes(), out.length());
    out.clear();
  }

  private void move() {
    if (column == atColumn && row == atRow) {
      return;
    }
    if (row == atRow && atColumn >= 0) {
      out.add("\033[" + (column + 1) + "G");
    } else {
      out.add("\033[" + (row + 1) + ";" + (column + 1) + "H");
    }
    atColumn = column;
    atRow = row;
  }

  @Override
  public void clearScreen() {
    out.add("\033[m\033[2J");
    pen = "";
    atColumn = -1;
  }

  @Override
  public void setCursorPosition(int x, int y) {
    column = x;
    row = y;
  }

  @Override
  public void setCursorPosition(TerminalPosition position) {
    setCursorPosition(position.getColumn(), position.getRow());
  }

  @Override
  public TerminalPosition getCursorPosition() {
    return new TerminalPosition(column, row);
  }

  @Override
  public void setCursorVisible(boolean visible) {
    cursorWanted = visible;
  }

  @Override
  public TerminalSize getTerminalSize() throws IOException {
    var size = tty.size();
    columns = size.columns() > 0 ? size.columns() : 80;
    return new TerminalSize(columns, size.rows() > 0 ? size.rows() : 24);
  }

  @Override
  public void enterPrivateMode() {
    // The session does: modes must be left by whoever ends us, screen or signal.
  }

  @Override
  public void exitPrivateMode() {
    // See enterPrivateMode.
  }

  @Override
  public byte[] enquireTerminal(int timeout, TimeUnit unit) {
    return new byte[0];
  }

  @Override
  public void bell() {
    out.add("\007");
  }

  @Override
  public void putString(String text) {
    throw notUsed();
  }

  @Override
  public void putCharacter(char character) {
    throw notUsed();
  }

  @Override
  public void enableSGR(SGR sgr) {
    throw notUsed();
  }

  @Override
  public void disableSGR(SGR sgr) {
    throw notUsed();
  }

  @Override
  public void resetColorAndSGR() {
    throw notUsed();
  }

  @Override
  public void setForegroundColor(TextColor color) {
    throw notUsed();
  }

  @Override
  public void setBackgroundColor(TextColor color) {
    throw notUsed();
  }

  @Override
  public KeyStroke pollInput() {
    throw notUsed();
  }

  @Override
  public KeyStroke readInput() {
    throw notUsed();
  }

  private static UnsupportedOperationException notUsed() {
    return new UnsupportedOperationException("cells come whole, and input not through Lanterna");
  }

  @Override
  public void close() {
    // The session closes.
  }
}
