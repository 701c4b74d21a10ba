package darsena.layer.copy;

/** What becomes of the owners, and of the powers, that an archive tells of. */
public enum Ownership {
  /** Files are the archive's users', in the numbers it has; everything is kept. */
  KEPT,
  /**
   * Files are ours, and who they belonged to gains nothing by that: no set-id bits, no
   * capabilities, no device nodes.
   */
  OURS
}
