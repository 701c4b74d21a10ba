package darsena.runtime.files;

import darsena.container.NetworkMode;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of /etc/hosts, /etc/hostname and /etc/resolv.conf in a container. */
public final class NetworkFiles {
  private static final String LOCAL_NAMES =
      """
      127.0.0.1\tlocalhost
      ::1\tlocalhost ip6-localhost ip6-loopback
      fe00::\tip6-localnet
      ff00::\tip6-mcastprefix
      ff02::1\tip6-allnodes
      ff02::2\tip6-allrouters
      """;

  private NetworkFiles() {}

  /**
   * Names that need no server. In the host's network, the host's own file holds.
   *
   * @param hostFile the host's /etc/hosts
   */
  public static String hosts(NetworkMode network, String hostname, String hostFile) {
    return network instanceof NetworkMode.Host
        ? hostFile
        // As Debian does for a host without a lasting address: the name resolves, to loopback.
        : LOCAL_NAMES + "127.0.1.1\t" + hostname + "\n";
  }

  /** The node name, a line. */
  public static String hostname(String name) {
    return name + "\n";
  }

  /**
   * Where names are asked for. In the host's network, the host's own file holds; elsewhere a server
   * on the host's loopback cannot be reached, and is left out.
   *
   * @param hostFile the host's /etc/resolv.conf
   */
  public static String resolvConf(NetworkMode network, String hostFile) {
    if (network instanceof NetworkMode.Host) {
      return hostFile;
    }
    List<String> kept = hostFile.lines().filter(line -> !isLoopbackServer(line)).toList();
    return kept.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static boolean isLoopbackServer(String line) {
    String[] words = line.strip().split("\\s+", -1);
    return words.length >= 2
        && words[0].equals("nameserver")
        && (words[1].startsWith("127.") || words[1].equals("::1"));
  }
}
