package darsena.engine.local.images;

/** Finds images in the store. */
public interface ImageFinder {

  /**
   * The image that a reference or a unique prefix of an id names. Fails with a {@link
   * darsena.error.DarsenaException} of kind NOT_FOUND when there is none, of kind CONFLICT when a
   * prefix is not unique.
   */
  StoredImage find(String image);
}
