package darsena.tui.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.TerminalScreen;
import java.io.IOException;
import java.util.BitSet;

/** Lanterna's screen with a comparison of its own, made for {@link Cell}s and nothing else. */
final class FrameScreen extends TerminalScreen {
  private final FrameTerminal terminal;
  private final BitSet touched = new BitSet();

  FrameScreen(FrameTerminal terminal) throws IOException {
    super(terminal, Cell.BLANK);
    this.terminal = terminal;
  }

  @Override
  public synchronized void setCharacter(int column, int row, TextCharacter cell) {
    touched.set(row);
    super.setCharacter(column, row, cell);
  }

  @Override
  public synchronized void refresh(RefreshType type) throws IOException {
    int rows = getBackBuffer().getSize().getRows();
    if (type == RefreshType.COMPLETE) {
      terminal.clearScreen();
      getFrontBuffer().setAll(Cell.BLANK);
      touched.set(0, rows);
    }
    touched.stream().filter(row -> row < rows).forEach(this::refresh);
    touched.clear();
    getBackBuffer().copyTo(getFrontBuffer());
    placeCursor();
    terminal.flush();
  }

  private void refresh(int row) {
    int columns = getBackBuffer().getSize().getColumns();
    boolean halved = false;
    for (int column = 0; column < columns; column++) {
      Cell wanted = (Cell) getBackBuffer().getCharacterAt(column, row);
      Cell shown = (Cell) getFrontBuffer().getCharacterAt(column, row);
      boolean differs = !wanted.equals(shown);
      if (differs || halved) {
        terminal.put(column, row, wanted);
      }
      // Of a wide one whose left half is overwritten no terminal says what becomes of the right.
      halved = differs && shown.isDoubleWidth() && !wanted.isDoubleWidth();
      if (wanted.isDoubleWidth()) {
        column++;
      }
    }
  }

  private void placeCursor() {
    TerminalPosition cursor = getCursorPosition();
    terminal.setCursorVisible(cursor != null);
    if (cursor != null) {
      terminal.setCursorPosition(cursor);
    }
  }
}
