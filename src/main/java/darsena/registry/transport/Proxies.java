package darsena.registry.transport;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, as curl and
 * Go read them; this host is never asked through one.
 */
final class Proxies extends ProxySelector {
  private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  static {
    // The JDK would not show a proxy the name and password that its address has.
    if (System.getProperty(TUNNEL_SCHEMES) == null) {
      System.setProperty(TUNNEL_SCHEMES, "");
    }
  }

  private final Optional<NamedProxy> plain;
  private final Optional<NamedProxy> secure;
  private final NoProxy exceptions;

  private record NamedProxy(Proxy proxy, Optional<Secret> authorization) {}

  private Proxies(Optional<NamedProxy> plain, Optional<NamedProxy> secure, NoProxy exceptions) {
    this.plain = plain;
    this.secure = secure;
    this.exceptions = exceptions;
  }

  static Proxies of(Map<String, String> environment) {
    return new Proxies(
        proxy(environment, "http_proxy"),
        proxy(environment, "https_proxy"),
        NoProxy.of(variable(environment, "no_proxy")));
  }

  private static String variable(Map<String, String> environment, String name) {
    return environment.getOrDefault(
        name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
  }

  private static Optional<NamedProxy> proxy(Map<String, String> environment, String variable) {
    String text = variable(environment, variable);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI address;
    try {
      address = URI.create(text.contains("://") ? text : "http://" + text);
    } catch (IllegalArgumentException malformed) {
      throw unusable(variable, "it is no address");
    }
    if (!"http".equalsIgnoreCase(address.getScheme())) {
      throw unusable(variable, "only proxies that are spoken to over http are known");
    }
    if (address.getHost() == null) {
      throw unusable(variable, "it names no host");
    }
    int port = address.getPort() < 0 ? 80 : address.getPort();
    InetSocketAddress place = InetSocketAddress.createUnresolved(address.getHost(), port);
    return Optional.of(
        new NamedProxy(
            new Proxy(Proxy.Type.HTTP, place),
            Optional.ofNullable(address.getRawUserInfo()).map(Proxies::basic)));
  }

  private static Secret basic(String userInfo) {
    String pair =
        URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8)
            + (userInfo.contains(":") ? "" : ":");
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return new Secret("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  /** The value is not shown: there may be a password in it. */
  private static DarsenaException unusable(String variable, String reason) {
    return new DarsenaException(
        ErrorKind.INVALID,
        "cannot use the proxy in `" + variable.toUpperCase(Locale.ROOT) + "`: " + reason,
        "It has the form http://[user:password@]host:port.");
  }

  @Override
  public List<Proxy> select(URI address) {
    return List.of(chosen(address).map(NamedProxy::proxy).orElse(Proxy.NO_PROXY));
  }

  /** What the proxy on the way there wants to be shown. */
  Optional<Secret> authorization(URI address) {
    return chosen(address).flatMap(NamedProxy::authorization);
  }

  private Optional<NamedProxy> chosen(URI address) {
    Origin origin = Origin.of(address);
    if (LoopbackHosts.contains(origin.host()) || exceptions.contains(origin)) {
      return Optional.empty();
    }
    return origin.isSecure() ? secure : plain;
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException problem) {
    // The request itself fails and says so.
  }
}
