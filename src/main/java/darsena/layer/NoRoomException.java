package darsena.layer;

import java.io.IOException;

/** A layer would take what must stay free of its disk; the message says how much there is. */
public final class NoRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  /** There is only this much room. */
  public NoRoomException(String room) {
    super(room);
  }
}
