package darsena.engine.explore;

/** How many paths a layer adds, modifies and removes. */
public record LayerTally(int added, int modified, int removed) {

  static LayerTally of(int[] byChange) {
    return new LayerTally(
        byChange[Change.ADDED.ordinal()],
        byChange[Change.MODIFIED.ordinal()],
        byChange[Change.REMOVED.ordinal()]);
  }
}
