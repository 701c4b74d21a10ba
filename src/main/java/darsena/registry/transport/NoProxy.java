package darsena.registry.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who is asked without a proxy, as {@code NO_PROXY} lists them: names with all below them,
 * addresses, networks as {@code 10.0.0.0/8}, each but the last with a port or without; {@code *} is
 * everybody.
 */
record NoProxy(List<String> entries) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-f]*:[0-9a-f:.]*");

  static NoProxy of(String text) {
    return new NoProxy(
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  boolean contains(Origin origin) {
    return entries.stream().anyMatch(entry -> matches(entry, origin));
  }

  private static boolean matches(String entry, Origin origin) {
    String host = bare(origin.host());
    int slash = entry.indexOf('/');
    if (slash >= 0) {
      return isInside(host, entry.substring(0, slash), entry.substring(slash + 1));
    }
    String port = ":" + origin.port();
    String name =
        bare(entry.endsWith(port) ? entry.substring(0, entry.length() - port.length()) : entry);
    String suffix = name.startsWith(".") ? name : "." + name;
    return name.equals("*") || ("." + host).endsWith(suffix);
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Names are not looked up for this: only addresses are inside networks. */
  private static boolean isInside(String host, String network, String digits) {
    if (!LITERAL.matcher(host).matches() || !LITERAL.matcher(network).matches()) {
      return false;
    }
    try {
      byte[] own = InetAddress.getByName(host).getAddress();
      byte[] other = InetAddress.getByName(network).getAddress();
      int length = Integer.parseInt(digits);
      return own.length == other.length && length >= 0 && agree(own, other, length);
    } catch (UnknownHostException | NumberFormatException malformed) {
      return false;
    }
  }

  private static boolean agree(byte[] one, byte[] other, int bits) {
    for (int bit = 0; bit < Math.min(bits, one.length * 8); bit++) {
      int mask = 0x80 >> bit % 8;
      if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
