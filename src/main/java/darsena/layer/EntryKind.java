package darsena.layer;

/** What an entry of a layer is. The order is the file index's numbering: only append. */
public enum EntryKind {
  FILE,
  /** Another name of a file that the layer has. */
  HARD_LINK,
  DIRECTORY,
  SYMBOLIC_LINK,
  CHARACTER_DEVICE,
  BLOCK_DEVICE,
  FIFO,
  /** Hides what the layers below have at this path. */
  WHITEOUT
}
