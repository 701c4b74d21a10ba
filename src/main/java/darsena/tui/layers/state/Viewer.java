package darsena.tui.layers.state;

import darsena.tui.keys.MoveAction;
import darsena.tui.message.Problem;
import java.util.Optional;

/**
 * A file that is being read, through a window of it: memory does not grow with the file.
 *
 * @param size in bytes; what the index said, until the end was seen
 * @param hex whether its bytes are shown
 * @param top where in the file the first line begins
 * @param from where in the file the window begins
 * @param toEnd whether to go to the end of the file when it is there
 */
public record Viewer(
    FilePlace file,
    String path,
    long size,
    boolean hex,
    long top,
    long from,
    byte[] window,
    boolean first,
    boolean toEnd,
    Optional<Problem> problem) {
  public static final int WINDOW = 256 << 10;
  public static final int HEX_BYTES = 16;

  /** A line without an end is broken there. */
  static final int LONGEST_LINE = 2_000;

  private static final int MARGIN = 64 << 10;
  private static final int LOOKED_AT = 8_000;

  public static Viewer of(FilePlace file, String path) {
    return new Viewer(
        file, path, file.size(), false, 0, 0, new byte[0], true, false, Optional.empty());
  }

  /** Where a window should begin that is not there and is needed; empty when all is there. */
  public Optional<Long> missing(int rows) {
    if (problem.isPresent() || size == 0) {
      return Optional.empty();
    }
    if (toEnd) {
      return Optional.of(Math.max(0, size - WINDOW));
    }
    long need = Math.min(size, top + (long) rows * (hex ? HEX_BYTES : LONGEST_LINE));
    long end = from + window.length;
    boolean there = top >= from && need <= end;
    boolean enough = top >= from && end - top > MARGIN && !hex;
    return there || enough ? Optional.empty() : Optional.of(Math.max(0, top - MARGIN));
  }

  public Viewer read(long start, byte[] bytes, int rows) {
    boolean binary = first ? isBinary(bytes) : hex;
    long real = bytes.length < WINDOW ? start + bytes.length : size;
    Viewer next = new Viewer(file, path, real, binary, top, start, bytes, false, false, problem);
    return toEnd ? next.at(next.backFrom(real, rows)) : next;
  }

  public Viewer failed(Problem why) {
    return new Viewer(file, path, size, hex, top, from, window, first, false, Optional.of(why));
  }

  public Viewer toggledHex() {
    long aligned = hex ? lineStart(top) : top / HEX_BYTES * HEX_BYTES;
    return new Viewer(file, path, size, !hex, aligned, from, window, first, false, problem);
  }

  public Viewer move(MoveAction movement, int rows) {
    return switch (movement) {
      case UP -> at(backFrom(top, 1));
      case DOWN -> forward(1, rows);
      case HALF_UP -> at(backFrom(top, Math.max(1, rows / 2)));
      case HALF_DOWN -> forward(Math.max(1, rows / 2), rows);
      case PAGE_UP -> at(backFrom(top, Math.max(1, rows - 1)));
      case PAGE_DOWN -> forward(Math.max(1, rows - 1), rows);
      case FIRST -> at(0);
      case LAST -> last(rows);
    };
  }

  private Viewer last(int rows) {
    boolean there = from + window.length >= size;
    return there
        ? at(backFrom(size, rows))
        : new Viewer(file, path, size, hex, top, from, window, first, true, problem);
  }

  private Viewer at(long place) {
    return new Viewer(file, path, size, hex, place, from, window, first, false, problem);
  }

  /** Not beyond the place from which the last lines fill the rows. */
  private Viewer forward(int lines, int rows) {
    long place = top;
    for (int line = 0; line < lines; line++) {
      place = next(place);
    }
    boolean endIsThere = from + window.length >= size;
    long lowest = endIsThere ? Math.max(top, backFrom(size, rows)) : size;
    return at(Math.min(place, lowest));
  }

  /** Where the line after the one at a place begins; the end of what is there at most. */
  public long next(long place) {
    if (hex) {
      return Math.min(place + HEX_BYTES, size);
    }
    int at = (int) (place - from);
    int limit = Math.min(window.length, at + LONGEST_LINE);
    while (at >= 0 && at < limit) {
      if (window[at++] == '\n') {
        break;
      }
    }
    return Math.max(place, from + at);
  }

  private long backFrom(long place, int lines) {
    if (hex) {
      long aligned = (place + HEX_BYTES - 1) / HEX_BYTES * HEX_BYTES;
      return Math.max(0, aligned - (long) lines * HEX_BYTES);
    }
    long at = place;
    for (int line = 0; line < lines && at > from; line++) {
      at = lineStart(at - 1);
    }
    return at;
  }

  /** Where the line begins that has this byte. */
  private long lineStart(long place) {
    int at = Math.clamp(place - from, 0, window.length);
    int limit = Math.max(0, at - LONGEST_LINE);
    while (at > limit && window[at - 1] != '\n') {
      at--;
    }
    return from + at;
  }

  private static boolean isBinary(byte[] bytes) {
    int strange = 0;
    int length = Math.min(bytes.length, LOOKED_AT);
    for (int at = 0; at < length; at++) {
      if (bytes[at] == 0) {
        return true;
      }
      boolean control = bytes[at] > 0 && bytes[at] < ' ';
      strange += control && !Character.isWhitespace(bytes[at]) && bytes[at] != 0x1b ? 1 : 0;
    }
    return strange * 10 > length;
  }
}
