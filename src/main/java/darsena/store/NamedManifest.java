package darsena.store;

import darsena.image.Digest;
import darsena.image.ImageReference;
import java.util.Optional;

/**
 * An image in the store's index: one entry for each of its names, or one without a name.
 *
 * @param mediaType of the manifest
 * @param size bytes of the manifest
 * @param source the digest that the registry gave for the name: of an index, where there is one
 */
public record NamedManifest(
    String mediaType,
    Digest digest,
    long size,
    Optional<ImageReference> name,
    Optional<Digest> source) {

  /** The same image without a name. */
  public NamedManifest unnamed() {
    return new NamedManifest(mediaType, digest, size, Optional.empty(), Optional.empty());
  }

  /** The same image under another name. */
  public NamedManifest named(ImageReference other) {
    return new NamedManifest(mediaType, digest, size, Optional.of(other), source);
  }

  boolean isNamed(ImageReference reference) {
    return name.filter(reference::equals).isPresent();
  }

  // Written out: see Digest.
  @Override
  public boolean equals(Object other) {
    return other instanceof NamedManifest that
        && digest.equals(that.digest)
        && name.equals(that.name)
        && source.equals(that.source)
        && mediaType.equals(that.mediaType)
        && size == that.size;
  }

  @Override
  public int hashCode() {
    return 31 * digest.hashCode() + name.hashCode();
  }
}
