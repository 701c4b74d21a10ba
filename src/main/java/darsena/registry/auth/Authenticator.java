package darsena.registry.auth;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.error.ErrorKind;
import darsena.io.Json;
import darsena.registry.attempt.PassingFailureException;
import darsena.registry.attempt.Refusals;
import darsena.registry.transport.Answer;
import darsena.registry.transport.Call;
import darsena.registry.transport.Origin;
import darsena.registry.transport.RegistryException;
import darsena.registry.transport.Secret;
import darsena.registry.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Proves to one registry who we are: by name and password, or by tokens that a server of its choice
 * sells for them. Tokens are kept as long as they last, one for each scope.
 */
public final class Authenticator {
  private static final int LARGEST_TOKEN = 1 << 20;

  /** How long a token lasts when its seller does not say, by the specification of docker. */
  private static final long STANDARD_SECONDS = 60;

  private static final String CLIENT = "darsena";

  private final Transport transport;
  private final String name;
  private final Origin registry;
  private final Supplier<Optional<Credentials>> lookUp;

  /** Looked up when first asked for: most registries never ask. */
  private boolean lookedUp;

  private Optional<Credentials> found = Optional.empty();

  private final Map<String, Proof> proofs = new ConcurrentHashMap<>();
  private final ReentrantLock buying = new ReentrantLock();

  private record Proof(Secret header, long validUntil) {}

  /**
   * @param name what people call the registry
   */
  public Authenticator(
      Transport transport, String name, Origin registry, Supplier<Optional<Credentials>> lookUp) {
    this.transport = transport;
    this.name = name;
    this.registry = registry;
    this.lookUp = lookUp;
  }

  private synchronized Optional<Credentials> credentials() {
    if (!lookedUp) {
      found = lookUp.get();
      lookedUp = true;
    }
    return found;
  }

  /** What to make of a refusal of what we have shown. */
  public RegistryException refused() {
    return switch (credentials().orElse(null)) {
      case null -> Refusals.denied(name);
      case Credentials.Unavailable(String reason) -> Refusals.untold(name, reason);
      case Credentials.Password shown -> Refusals.wrongPassword(name, shown.user());
      case Credentials.IdentityToken shown -> Refusals.wrongPassword(name, shown.user());
    };
  }

  /** What to make of a refusal that has nothing to do with who we are. */
  public RegistryException forbidden() {
    return Refusals.denied(name);
  }

  /** Somebody wants to know who we are: refused when we have shown it, unknown when we cannot. */
  private RegistryException unproved() {
    return credentials().isEmpty() ? Refusals.noCredentials(name) : refused();
  }

  /** What to show for a scope, if it is known already. */
  public Optional<Secret> proof(String scope) {
    Proof proof = proofs.get(scope);
    boolean valid = proof != null && proof.validUntil - System.nanoTime() > 0;
    return valid && proof != null ? Optional.of(proof.header) : Optional.empty();
  }

  /**
   * Answers a challenge.
   *
   * @param shown what the registry has just refused
   * @throws RegistryException when there is no answer
   */
  public Secret answer(List<Challenge> challenges, String scope, Optional<Secret> shown)
      throws IOException, InterruptedException {
    buying.lockInterruptibly();
    try {
      Optional<Secret> bought = proof(scope);
      if (bought.isPresent() && !bought.equals(shown)) {
        return bought.get();
      }
      Proof proof = prove(challenges, scope, shown.isPresent());
      proofs.put(scope, proof);
      return proof.header;
    } finally {
      buying.unlock();
    }
  }

  private Proof prove(List<Challenge> challenges, String scope, boolean refused)
      throws IOException, InterruptedException {
    for (Challenge challenge : challenges) {
      if (challenge.scheme().equals("bearer")) {
        return buy(challenge, scope);
      }
    }
    boolean basic = challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
    if (!basic) {
      throw new RegistryException(
          ErrorKind.REFUSED, "the registry asks for a way of login that is not known", "");
    }
    if (!refused && credentials().orElse(null) instanceof Credentials.Password password) {
      return new Proof(password.header(), Long.MAX_VALUE / 2 + System.nanoTime());
    }
    throw unproved();
  }

  private Proof buy(Challenge challenge, String scope) throws IOException, InterruptedException {
    URI realm = realm(challenge.parameter("realm"));
    String service = challenge.parameter("service");
    String wanted = scope.isEmpty() ? challenge.parameter("scope") : scope;
    Call call = call(realm, service, wanted);
    Origin seller = Origin.of(realm);
    Answer answer =
        transport.send(call, origin -> origin.equals(seller) ? passwordHeader() : Optional.empty());
    if (answer.status() == 401 || answer.status() == 403) {
      answer.close();
      throw unproved();
    }
    if (answer.isPassingFailure()) {
      answer.close();
      throw new PassingFailureException(answer);
    }
    if (answer.status() != 200) {
      throw Refusals.of(answer);
    }
    return token(answer.document(LARGEST_TOKEN));
  }

  private Optional<Secret> passwordHeader() {
    return credentials().orElse(null) instanceof Credentials.Password password
        ? Optional.of(password.header())
        : Optional.empty();
  }

  private Call call(URI realm, String service, String scope) {
    if (credentials().orElse(null) instanceof Credentials.IdentityToken(String _, Secret token)) {
      String form =
          "grant_type=refresh_token&client_id="
              + CLIENT
              + "&service="
              + encoded(service)
              + "&scope="
              + encoded(scope)
              + "&refresh_token="
              + encoded(token.value());
      return new Call(realm, Map.of(), Optional.of(form));
    }
    String query =
        "service=" + encoded(service) + (scope.isEmpty() ? "" : "&scope=" + encoded(scope));
    String joint = realm.getRawQuery() == null ? "?" : "&";
    return Call.get(URI.create(realm + joint + query));
  }

  private static Proof token(byte[] document) throws IOException {
    JsonNode answer;
    try {
      answer = Json.parse(document);
    } catch (Json.MalformedJsonException malformed) {
      throw nonsense();
    }
    String token = answer.path("token").asText();
    String text = token.isEmpty() ? answer.path("access_token").asText() : token;
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw nonsense();
    }
    long seconds = answer.path("expires_in").asLong(STANDARD_SECONDS);
    long lasting = Math.max(1, Math.min(seconds, 86_400) * 9 / 10);
    return new Proof(
        new Secret("Bearer " + text), System.nanoTime() + Duration.ofSeconds(lasting).toNanos());
  }

  /** A registry must not make us send passwords in the clear, or ask hosts of our own network. */
  private URI realm(String text) throws IOException {
    URI realm;
    try {
      realm = URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw nonsense();
    }
    Origin seller = Origin.of(realm);
    boolean web = seller.scheme().equals("https") || seller.scheme().equals("http");
    if (!web || realm.getHost() == null || realm.getRawUserInfo() != null) {
      throw nonsense();
    }
    if (!seller.isSecure() && registry.isSecure()) {
      throw new RegistryException(
          ErrorKind.REFUSED, "the registry sells its tokens over plain http", "");
    }
    if (!seller.host().equals(registry.host()) && isForbidden(seller.host())) {
      throw new RegistryException(
          ErrorKind.REFUSED, "the registry sends us to a private address for its tokens", "");
    }
    return realm;
  }

  /** Private addresses are for a registry that is at one itself. */
  private boolean isForbidden(String host) throws IOException {
    boolean isPrivate = false;
    for (InetAddress address : addresses(host)) {
      if (address.isLinkLocalAddress() || address.isAnyLocalAddress()) {
        return true;
      }
      isPrivate |= isPrivate(address);
    }
    if (!isPrivate) {
      return false;
    }
    for (InetAddress own : addresses(registry.host())) {
      if (isPrivate(own)) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress[] addresses(String host) throws IOException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new IOException("no address is known for the host " + host, unknown);
    }
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] raw = address.getAddress();
    boolean uniqueLocal = raw.length == 16 && (raw[0] & 0xfe) == 0xfc;
    return address.isSiteLocalAddress() || address.isLoopbackAddress() || uniqueLocal;
  }

  private static RegistryException nonsense() {
    return new RegistryException(
        ErrorKind.REFUSED, "the registry's way of login makes no sense", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
