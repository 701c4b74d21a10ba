package darsena.registry.transport;

import java.net.URI;
import java.util.Locale;

/** Where a request goes: what credentials are issued for, and never leave. */
public record Origin(String scheme, String host, int port) {

  /** The origin of an address, its default port filled in. */
  public static Origin of(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    int port = address.getPort();
    int standard = scheme.equals("https") ? 443 : 80;
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return new Origin(scheme, host, port < 0 ? standard : port);
  }

  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** Without anything secret: no user, no query. */
  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
