package darsena.store;

import darsena.image.Digest;
import java.io.IOException;

/** Bytes that are not those of the digest they were asked by. */
public final class DigestMismatchException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Digest expected;

  /** What was asked for and what came. */
  public DigestMismatchException(Digest expected, Digest actual) {
    super("the content has the digest " + actual + ", not " + expected);
    this.expected = expected;
  }

  /** What was asked for. */
  public Digest expected() {
    return expected;
  }
}
