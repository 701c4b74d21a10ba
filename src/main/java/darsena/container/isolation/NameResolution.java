package darsena.container.isolation;

import java.util.List;

/**
 * How names of hosts become addresses; what is empty is taken from the host.
 *
 * @param servers addresses of name servers
 * @param searches domains to look in
 * @param options of resolv.conf
 * @param hosts {@code NAME:ADDRESS} each, for /etc/hosts
 */
public record NameResolution(
    List<String> servers, List<String> searches, List<String> options, List<String> hosts) {

  /** Copies the lists. */
  public NameResolution {
    servers = List.copyOf(servers);
    searches = List.copyOf(searches);
    options = List.copyOf(options);
    hosts = List.copyOf(hosts);
  }

  /** As the host does. */
  public static NameResolution standard() {
    return new NameResolution(List.of(), List.of(), List.of(), List.of());
  }
}
