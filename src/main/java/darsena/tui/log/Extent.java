package darsena.tui.log;

import darsena.engine.container.log.ContainerLog;

/**
 * How far a log reaches.
 *
 * @param first the number of the oldest line there is
 * @param end one more than the number of the newest
 * @param bytes on disk
 * @param indexed whether line numbers are final
 * @param complete whether nothing more will come
 */
public record Extent(long first, long end, long bytes, boolean indexed, boolean complete) {
  /** Of a log that nobody has looked at. */
  public static final Extent NONE = new Extent(0, 0, 0, false, false);

  static Extent of(ContainerLog log) {
    return new Extent(log.firstLine(), log.endLine(), log.bytes(), log.indexed(), log.complete());
  }

  /** How many lines there are. */
  public long lines() {
    return Math.max(0, end - first);
  }
}
