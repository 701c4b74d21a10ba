package darsena.tui.message;

/** What the mouse did, at a cell counted from 0. */
public record Mouse(Kind kind, int column, int row) {

  /** The kinds we act on. */
  public enum Kind {
    /** The left button went down. */
    PRESS,
    /** It moved with the left button down. */
    DRAG,
    /** The button went up. */
    RELEASE,
    /** The wheel turned up. */
    WHEEL_UP,
    /** The wheel turned down. */
    WHEEL_DOWN,
    /** Anything else. */
    OTHER
  }

  /** The same seen from a pane that begins there. */
  public Mouse from(int left, int top) {
    return new Mouse(kind, column - left, row - top);
  }
}
