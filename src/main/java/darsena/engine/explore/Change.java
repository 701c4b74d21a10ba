package darsena.engine.explore;

/** What happened to a path between two states of an image. */
public enum Change {
  /** It is in neither. */
  ABSENT,
  /** It is in both, and nothing about it differs that matters. */
  UNMODIFIED,
  /** Only the later has it. */
  ADDED,
  /** Both have it, and {@link Difference}s say in what they differ. */
  MODIFIED,
  /** Only the earlier has it. */
  REMOVED
}
