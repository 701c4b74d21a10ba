package darsena.runtime.files;

import darsena.container.NetworkMode;
import darsena.container.isolation.NameResolution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The texts of /etc/hosts, /etc/hostname and /etc/resolv.conf in a container.
 *
 * @param asked what takes the place of the host's settings, or comes on top of them
 */
public record NetworkFiles(NetworkMode network, NameResolution asked) {
  private static final String LOCAL_NAMES =
      """
      127.0.0.1\tlocalhost
      ::1\tlocalhost ip6-localhost ip6-loopback
      fe00::\tip6-localnet
      ff00::\tip6-mcastprefix
      ff02::1\tip6-allnodes
      ff02::2\tip6-allrouters
      """;

  /**
   * Names that need no server. In the host's network, the host's own file holds.
   *
   * @param hostFile the host's /etc/hosts
   */
  public String hosts(String hostname, String hostFile) {
    StringBuilder text = new StringBuilder();
    if (network instanceof NetworkMode.Host) {
      text.append(hostFile);
    } else {
      // As Debian does for a host without a lasting address: the name resolves, to loopback.
      text.append(LOCAL_NAMES).append("127.0.1.1\t").append(hostname).append('\n');
    }
    for (String host : asked.hosts()) {
      int colon = host.indexOf(':');
      text.append(host.substring(colon + 1)).append('\t').append(host, 0, colon).append('\n');
    }
    return text.toString();
  }

  /** The node name, a line. */
  public static String hostname(String name) {
    return name + "\n";
  }

  /**
   * Where names are asked for. In the host's network, the host's own file holds; elsewhere a server
   * on the host's loopback cannot be reached, and is left out. What was asked for takes the place
   * of the lines with the same word.
   *
   * @param hostFile the host's /etc/resolv.conf
   */
  public String resolvConf(String hostFile) {
    List<String> lines = new ArrayList<>();
    hostFile.lines().filter(line -> !replaced(line)).forEach(lines::add);
    asked.servers().forEach(server -> lines.add("nameserver " + server));
    // A single dot stands for no domain at all.
    if (!asked.searches().isEmpty() && !asked.searches().equals(List.of("."))) {
      lines.add("search " + String.join(" ", asked.searches()));
    }
    if (!asked.options().isEmpty()) {
      lines.add("options " + String.join(" ", asked.options()));
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private boolean replaced(String line) {
    List<String> words = Stream.of(line.strip().split("\\s+", -1)).limit(2).toList();
    return switch (words.getFirst()) {
      case "nameserver" ->
          !asked.servers().isEmpty()
              || (!isHost() && words.size() == 2 && isLoopback(words.get(1)));
      case "search", "domain" -> !asked.searches().isEmpty();
      case "options" -> !asked.options().isEmpty();
      default -> false;
    };
  }

  private boolean isHost() {
    return network instanceof NetworkMode.Host;
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1");
  }
}
