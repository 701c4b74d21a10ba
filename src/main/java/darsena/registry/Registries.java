package darsena.registry;

import darsena.image.ImageReference;
import darsena.registry.attempt.Attempts;
import darsena.registry.attempt.RetryListener;
import darsena.registry.auth.Authenticator;
import darsena.registry.auth.CredentialSource;
import darsena.registry.tls.Trust;
import darsena.registry.transport.Answer;
import darsena.registry.transport.BrokenConnectionException;
import darsena.registry.transport.Call;
import darsena.registry.transport.LoopbackHosts;
import darsena.registry.transport.Origin;
import darsena.registry.transport.Timing;
import darsena.registry.transport.TlsException;
import darsena.registry.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the registry of an image and the way to speak to it: https, or plain http where that is
 * allowed, which is on this host and with registries named insecure.
 */
public final class Registries {
  private static final String DOCKER_HUB = "registry-1.docker.io";

  private final Set<String> insecure;
  private final CredentialSource credentials;
  private final Timing timing;
  private final Map<String, String> environment;

  /**
   * @param insecure {@code host[:port]} that may be asked over plain http, and need no certificate
   * @param environment of the user: names proxies, and where certificates are
   */
  public Registries(
      Set<String> insecure,
      CredentialSource credentials,
      Timing timing,
      Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.insecure = Set.copyOf(insecure);
    this.credentials = credentials;
    this.timing = timing;
  }

  /**
   * A client for the repository of an image. Close it.
   *
   * @param listener told of every small question that has to be asked again; who fetches a blob
   *     brings a listener along
   */
  public RegistryClient open(ImageReference image, RetryListener listener)
      throws IOException, InterruptedException {
    String registry = image.registry();
    String authority = registry.equals(ImageReference.DEFAULT_REGISTRY) ? DOCKER_HUB : registry;
    boolean named = insecure.contains(registry);
    Transport transport =
        new Transport(timing, Trust.of(registry, named, environment), authority, environment);
    boolean opened = false;
    try {
      Origin origin = origin(transport, authority, named, listener);
      Authenticator authenticator =
          new Authenticator(transport, registry, origin, () -> credentials.find(image));
      RegistryClient client =
          new RegistryClient(
              origin, image.repository(), transport, authenticator, timing, listener);
      opened = true;
      return client;
    } finally {
      if (!opened) {
        transport.close();
      }
    }
  }

  private Origin origin(
      Transport transport, String authority, boolean named, RetryListener listener)
      throws IOException, InterruptedException {
    Origin secure = Origin.of(address(true, authority));
    boolean plainAllowed = named || LoopbackHosts.contains(secure.host());
    return plainAllowed ? probe(transport, authority, listener) : secure;
  }

  /**
   * Asks over plain http first, with nothing secret in the question: a registry that speaks TLS
   * answers 400 or not at all, and one that does not is spared a handshake that takes longer than a
   * small pull.
   */
  private Origin probe(Transport transport, String authority, RetryListener listener)
      throws IOException, InterruptedException {
    URI plain = address(false, authority);
    Attempts attempts = new Attempts(timing, listener);
    while (true) {
      try (Answer answer = transport.send(Call.get(plain.resolve("/v2/")), _ -> Optional.empty())) {
        boolean wantsTls = answer.status() == 400 || answer.from().isSecure();
        return Origin.of(wantsTls ? address(true, authority) : plain);
      } catch (BrokenConnectionException problem) {
        if (speaksTls(transport, authority)) {
          return Origin.of(address(true, authority));
        }
        attempts.failed(problem);
      } catch (IOException problem) {
        attempts.failed(problem);
      }
    }
  }

  private static boolean speaksTls(Transport transport, String authority)
      throws IOException, InterruptedException {
    URI secure = address(true, authority).resolve("/v2/");
    try (Answer _ = transport.send(Call.get(secure), _ -> Optional.empty())) {
      return true;
    } catch (TlsException refused) {
      return refused.isSpoken();
    } catch (BrokenConnectionException neither) {
      return false;
    }
  }

  private static URI address(boolean secure, String authority) {
    return URI.create((secure ? "https://" : "http://") + authority);
  }
}
