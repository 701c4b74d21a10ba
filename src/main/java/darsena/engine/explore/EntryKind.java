package darsena.engine.explore;

/** What an entry of a layer is. */
public enum EntryKind {
  /** A regular file. */
  FILE('-'),
  /** One more name of a regular file; it has no bytes of its own. */
  HARD_LINK('-'),
  /** A directory. */
  DIRECTORY('d'),
  /** A symbolic link. */
  SYMLINK('l'),
  /** A character device. */
  CHARACTER_DEVICE('c'),
  /** A block device. */
  BLOCK_DEVICE('b'),
  /** A named pipe. */
  FIFO('p'),
  /** A socket. */
  SOCKET('s');

  private final char letter;

  EntryKind(char letter) {
    this.letter = letter;
  }

  /** The first letter of its line in {@code ls -l}. */
  public char letter() {
    return letter;
  }

  /** Whether it is a regular file, by its first or a further name. */
  public boolean isRegular() {
    return this == FILE || this == HARD_LINK;
  }
}
