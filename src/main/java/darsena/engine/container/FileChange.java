package darsena.engine.container;

/** A path that a container's writable layer changes; absolute, raw bytes. */
public record FileChange(Kind kind, byte[] path) {

  /** Docker's three letters. */
  public enum Kind {
    /** C */
    CHANGED('C'),
    /** A */
    ADDED('A'),
    /** D */
    DELETED('D');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    /** C, A or D. */
    public char letter() {
      return letter;
    }
  }
}
