package darsena.registry.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, as curl and
 * Go read them; this host is never asked through one.
 */
final class Proxies extends ProxySelector {
  private final Optional<Proxy> plain;
  private final Optional<Proxy> secure;
  private final List<String> exceptions;

  private Proxies(Optional<Proxy> plain, Optional<Proxy> secure, List<String> exceptions) {
    this.plain = plain;
    this.secure = secure;
    this.exceptions = exceptions;
  }

  static Proxies of(Map<String, String> environment) {
    return new Proxies(
        proxy(variable(environment, "http_proxy")),
        proxy(variable(environment, "https_proxy")),
        Arrays.stream(variable(environment, "no_proxy").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  private static String variable(Map<String, String> environment, String name) {
    return environment.getOrDefault(
        name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
  }

  private static Optional<Proxy> proxy(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI address = URI.create(text.contains("://") ? text : "http://" + text);
    if (address.getHost() == null) {
      return Optional.empty();
    }
    int port = address.getPort() < 0 ? 80 : address.getPort();
    return Optional.of(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port)));
  }

  @Override
  public List<Proxy> select(URI address) {
    Origin origin = Origin.of(address);
    if (LoopbackHosts.contains(origin.host()) || isException(origin.host())) {
      return List.of(Proxy.NO_PROXY);
    }
    return List.of((origin.isSecure() ? secure : plain).orElse(Proxy.NO_PROXY));
  }

  private boolean isException(String host) {
    return exceptions.stream()
        .map(name -> name.startsWith(".") ? name.substring(1) : name)
        .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException problem) {
    // The request itself fails and says so.
  }
}
