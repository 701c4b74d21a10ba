package darsena.tui.log;

/**
 * A place in a log: a line, and a row of it where it is wrapped into several.
 *
 * @param line by the log's own count
 * @param row 0 for the line's first row
 */
public record Place(long line, int row) implements Comparable<Place> {
  @Override
  public int compareTo(Place other) {
    int lines = Long.compare(line, other.line);
    return lines != 0 ? lines : Integer.compare(row, other.row);
  }
}
