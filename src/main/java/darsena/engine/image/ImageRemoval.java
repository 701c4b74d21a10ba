package darsena.engine.image;

/** One line of what {@code rmi} did. */
public sealed interface ImageRemoval {

  /** A name was taken away. */
  record Untagged(String name) implements ImageRemoval {}

  /** An image or layer, by its digest, is gone. */
  record Deleted(String digest) implements ImageRemoval {}
}
