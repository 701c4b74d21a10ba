package darsena.tui.widget;

/**
 * A column of a table.
 *
 * @param least the fewest columns it is shown in
 * @param most the most it takes; {@link Integer#MAX_VALUE} for all there is
 * @param rank which goes first when there is no room: the highest; 0 never goes
 */
public record Column(String title, int least, int most, boolean right, int rank) {

  /** A column of fixed width. */
  public static Column fixed(String title, int width, int rank) {
    return new Column(title, width, width, false, rank);
  }

  /** A column of fixed width whose content stands at its right edge. */
  public static Column number(String title, int width, int rank) {
    return new Column(title, width, width, true, rank);
  }

  /** A column that takes what is left. */
  public static Column wide(String title, int least, int most, int rank) {
    return new Column(title, least, most, false, rank);
  }
}
