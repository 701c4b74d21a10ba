package darsena.layer;

import java.io.IOException;

/** A layer that is damaged, hostile or larger than allowed; the message says what and where. */
public final class InvalidLayerException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason without a final stop: "the entry `a/../b` leaves the tree"
   */
  public InvalidLayerException(String reason) {
    super(reason);
  }
}
