package darsena.registry.auth;

import darsena.image.ImageReference;
import java.util.Optional;

/** Knows who somebody is to which registry. */
@FunctionalInterface
public interface CredentialSource {
  /** Nobody, anywhere. */
  CredentialSource ANONYMOUS = _ -> Optional.empty();

  /** The credentials for an image's repository, if there are any. */
  Optional<Credentials> find(ImageReference image);
}
