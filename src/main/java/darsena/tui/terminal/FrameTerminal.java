package darsena.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.AbstractTerminal;
import darsena.text.DisplayWidth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/**
 * The terminal below Lanterna's screen. Everything that one refresh says becomes one write, in
 * brackets that tell the terminal to show it at once; what changes nothing is not written.
 */
final class FrameTerminal extends AbstractTerminal {
  private static final String BEGIN = "\033[?2026h";
  private static final String END = "\033[?2026l";

  private final Tty tty;
  private final StandIns standIns;
  private final Output out = new Output();
  private final EnumSet<SGR> wanted = EnumSet.noneOf(SGR.class);
  private TextColor foreground = TextColor.ANSI.DEFAULT;
  private TextColor background = TextColor.ANSI.DEFAULT;
  private String pen = "";
  private boolean cursorVisible = true;
  private boolean cursorWanted = true;
  private int columns = 80;
  private int column;
  private int row;
  private int atColumn = -1;
  private int atRow = -1;

  FrameTerminal(Tty tty, StandIns standIns) {
    this.tty = tty;
    this.standIns = standIns;
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

  @Override
  public void putString(String text) {
    move();
    paint();
    String cluster = standIns.cluster(text).orElse(text);
    out.add(cluster);
    column += DisplayWidth.of(cluster);
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

  private void paint() {
    StringBuilder codes = new StringBuilder();
    if (wanted.contains(SGR.BOLD)) {
      codes.append(";1");
    }
    if (wanted.contains(SGR.ITALIC)) {
      codes.append(";3");
    }
    if (wanted.contains(SGR.UNDERLINE)) {
      codes.append(";4");
    }
    if (wanted.contains(SGR.REVERSE)) {
      codes.append(";7");
    }
    if (foreground != TextColor.ANSI.DEFAULT) {
      codes.append(';').append(ascii(foreground.getForegroundSGRSequence()));
    }
    if (background != TextColor.ANSI.DEFAULT) {
      codes.append(';').append(ascii(background.getBackgroundSGRSequence()));
    }
    String next = codes.toString();
    if (!next.equals(pen)) {
      out.add(next.isEmpty() ? "\033[m" : "\033[0" + next + "m");
      pen = next;
    }
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
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
  public void putCharacter(char c) {
    putString(String.valueOf(c));
  }

  @Override
  public void enableSGR(SGR sgr) {
    wanted.add(sgr);
  }

  @Override
  public void disableSGR(SGR sgr) {
    wanted.remove(sgr);
  }

  @Override
  public void resetColorAndSGR() {
    wanted.clear();
    foreground = TextColor.ANSI.DEFAULT;
    background = TextColor.ANSI.DEFAULT;
  }

  @Override
  public void setForegroundColor(TextColor color) {
    foreground = color;
  }

  @Override
  public void setBackgroundColor(TextColor color) {
    background = color;
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
  public KeyStroke pollInput() {
    throw new UnsupportedOperationException("input does not come through Lanterna");
  }

  @Override
  public KeyStroke readInput() {
    throw new UnsupportedOperationException("input does not come through Lanterna");
  }

  @Override
  public void close() {
    // The session closes.
  }
}
