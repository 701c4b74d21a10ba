package darsena.oci;

import java.io.IOException;

/** A manifest, index or configuration that is not what the specification says; says why. */
public final class MalformedDocumentException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The reason continues a sentence: "the manifest has no `config`". */
  public MalformedDocumentException(String reason) {
    super(reason);
  }
}
