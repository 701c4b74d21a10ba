package darsena.registry.auth;

import darsena.registry.transport.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How somebody proves to be somebody to a registry. */
public sealed interface Credentials {

  /** A name and a password. */
  record Password(String user, Secret password) implements Credentials {

    /** What stands in an Authorization header. */
    Secret header() {
      byte[] pair = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
      return new Secret("Basic " + Base64.getEncoder().encodeToString(pair));
    }
  }

  /** A token that buys others, docker's identity token. */
  record IdentityToken(String user, Secret token) implements Credentials {}

  /**
   * There may be some, but who keeps them does not tell.
   *
   * @param reason one sentence without a final stop
   */
  record Unavailable(String reason) implements Credentials {}
}
