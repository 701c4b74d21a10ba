package darsena.registry.transport;

import darsena.error.ErrorKind;
import darsena.registry.tls.Trust;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Sends one request and follows its redirects: at most five, never from https to http. What proves
 * who we are goes only to the origin it was issued for.
 */
public final class Transport implements Closeable {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String AGENT = "darsena";

  private final Timing timing;
  private final Trust trust;
  private final Origin registry;
  private final Proxies proxies;
  private final Map<Peer, HttpClient> clients = new EnumMap<>(Peer.class);

  /** Whom a client speaks to: to each it is somebody else. */
  private enum Peer {
    PLAIN,
    REGISTRY,
    OTHER
  }

  /**
   * @param authority of the registry: the only one that is shown our certificate
   * @param environment where proxies are named
   */
  public Transport(Timing timing, Trust trust, String authority, Map<String, String> environment) {
    this.timing = timing;
    this.trust = trust;
    this.registry = Origin.of(URI.create("https://" + authority));
    this.proxies = Proxies.of(environment);
  }

  /**
   * The answer of whoever the request led to in the end, whatever its status.
   *
   * @param authorization what to show to an origin, if anything
   */
  public Answer send(Call call, Function<Origin, Optional<Secret>> authorization)
      throws IOException, InterruptedException {
    Call current = call;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Origin origin = Origin.of(current.address());
      Answer answer = sendOnce(current, origin, authorization.apply(origin));
      if (!REDIRECTS.contains(answer.status()) || call.form().isPresent()) {
        return answer;
      }
      answer.close();
      current = current.to(target(current.address(), answer.header("Location")));
    }
    throw refused("the registry redirects more than " + MOST_REDIRECTS + " times");
  }

  private static URI target(URI from, String location) throws RegistryException {
    URI target;
    try {
      target = from.resolve(URI.create(location));
    } catch (IllegalArgumentException malformed) {
      throw refused("the registry redirects to nowhere");
    }
    String scheme = String.valueOf(target.getScheme());
    if (target.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw refused("the registry redirects to what is no web address");
    }
    if (scheme.equals("http") && from.getScheme().equals("https")) {
      throw refused("the registry redirects from https to plain http");
    }
    if (target.getRawUserInfo() != null) {
      throw refused("the registry redirects to an address with a user in it");
    }
    return target;
  }

  private Answer sendOnce(Call call, Origin origin, Optional<Secret> authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.address())
            .timeout(timing.headers())
            .header("User-Agent", AGENT);
    call.headers().forEach(request::header);
    authorization.ifPresent(secret -> request.header("Authorization", secret.value()));
    proxies
        .authorization(call.address())
        .ifPresent(secret -> request.header("Proxy-Authorization", secret.value()));
    call.form()
        .ifPresent(form ->
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    HttpClient client = client(origin);
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), _ -> new GuardedBody(timing.stall()));
      return new Answer(origin, response.statusCode(), response.headers(), response.body());
    } catch (IOException problem) {
      throw worded(problem, origin);
    }
  }

  private static IOException worded(IOException problem, Origin origin) {
    return switch (problem) {
      case HttpConnectTimeoutException _ -> new UnreachableException(origin, problem);
      case HttpTimeoutException _ ->
          new IOException("no answer from " + origin + " in time", problem);
      case ConnectException _ when isUnresolved(problem) ->
          new RegistryException(
              ErrorKind.FAILED,
              "no address is known for the host " + origin.host(),
              "Check the name and the network.",
              problem);
      case ConnectException _ -> new UnreachableException(origin, problem);
      case SSLException _ -> new TlsException(origin, problem);
      default -> new BrokenConnectionException(origin, problem);
    };
  }

  private static boolean isUnresolved(Throwable problem) {
    Throwable cause = problem.getCause();
    return cause != null && (cause instanceof UnresolvedAddressException || isUnresolved(cause));
  }

  private synchronized HttpClient client(Origin origin) throws IOException {
    Peer peer = Peer.OTHER;
    if (!origin.isSecure()) {
      peer = Peer.PLAIN;
    } else if (origin.equals(registry)) {
      peer = Peer.REGISTRY;
    }
    HttpClient present = clients.get(peer);
    if (present != null) {
      return present;
    }
    HttpClient made = build(peer);
    clients.put(peer, made);
    return made;
  }

  private HttpClient build(Peer peer) throws IOException {
    SSLContext context =
        switch (peer) {
          case PLAIN -> Trust.nobody();
          case REGISTRY -> trust.forRegistry();
          case OTHER -> trust.forOthers();
        };
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(timing.connect())
        .proxy(proxies)
        .sslContext(context)
        .build();
  }

  private static RegistryException refused(String reason) {
    return new RegistryException(ErrorKind.REFUSED, reason, "");
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(HttpClient::shutdownNow);
  }
}
