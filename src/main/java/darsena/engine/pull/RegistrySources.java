package darsena.engine.pull;

import darsena.image.ImageReference;
import darsena.registry.Registries;
import darsena.registry.attempt.RetryListener;
import darsena.registry.auth.CredentialFiles;
import darsena.registry.transport.Timing;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Opens the registries that names lead to; nothing of HTTP is loaded before. */
@FunctionalInterface
public interface RegistrySources {

  /**
   * The repository of an image.
   *
   * @param listener told of every small question that has to be asked again
   */
  ImageSource open(ImageReference image, RetryListener listener)
      throws IOException, InterruptedException;

  /**
   * Registries as the settings say.
   *
   * @param insecure {@code host[:port]} that may be asked over plain http
   * @param environment of the process: where the user's credentials are
   */
  static RegistrySources of(Set<String> insecure, Map<String, String> environment) {
    return (image, listener) ->
        new RegistrySource(
            new Registries(insecure, CredentialFiles.of(environment), Timing.STANDARD, environment)
                .open(image, listener));
  }
}
