package darsena.runtime.planning;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.config.Namespace;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kernel's settings inside a container's namespaces. One that does not belong to a namespace of
 * the container's own would change the host.
 */
final class Sysctls {
  private static final Set<String> OF_IPC =
      Set.of(
          "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.sem",
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shmmni",
          "kernel.shm_rmid_forced");
  private static final String DOMAIN = "kernel.domainname";

  private final Set<Namespace> own;

  /**
   * @param own the container's own namespaces
   */
  Sysctls(Set<Namespace> own) {
    this.own = own;
  }

  /** Docker's two, the domain name, and what was asked for. */
  SortedMap<String, String> of(Map<String, String> asked, String domainName) {
    TreeMap<String, String> values = new TreeMap<>();
    if (own.contains(Namespace.NETWORK)) {
      // Any user may ping and listen on any port.
      values.put("net.ipv4.ip_unprivileged_port_start", "0");
      values.put("net.ipv4.ping_group_range", "0 2147483647");
    }
    if (!domainName.isEmpty()) {
      values.put(DOMAIN, domainName);
    }
    asked.forEach((key, value) -> values.put(checked(key, value), value));
    return values;
  }

  /** Slashes and dots mean the same, unless both are there: then dots belong to names. */
  private String checked(String key, String value) {
    String dotted = key.indexOf('.') < 0 ? key.replace('/', '.') : key;
    if (!plain(key, value)) {
      throw refused(key, "its name or value has characters that no setting has", "");
    }
    Namespace namespace = namespace(dotted);
    if (!own.contains(namespace)) {
      String name = namespace.name().toLowerCase(java.util.Locale.ROOT);
      throw refused(
          key,
          "it is not allowed in a " + name + " namespace that is not the container's own",
          "Give the container a " + name + " namespace of its own, or leave it out.");
    }
    return dotted;
  }

  /** CVE-2022-0811: a value may be read by others than the kernel. */
  private static boolean plain(String key, String value) {
    return key.matches("[A-Za-z0-9_./-]+")
        && !key.contains("..")
        && value.matches("[\\x20-\\x7e\\t]*")
        && value.indexOf('+') < 0
        && value.indexOf(';') < 0;
  }

  private static Namespace namespace(String key) {
    if (OF_IPC.contains(key) || key.startsWith("fs.mqueue.")) {
      return Namespace.IPC;
    }
    if (key.startsWith("net.") || key.startsWith("net/")) {
      return Namespace.NETWORK;
    }
    if (key.equals(DOMAIN)) {
      return Namespace.UTS;
    }
    throw refused(
        key,
        "sysctl '" + key + "' is not allowed",
        key.equals("kernel.hostname")
            ? "`--hostname` sets the host name."
            : "Only kernel.msg*, kernel.sem, kernel.shm*, kernel.domainname, fs.mqueue.* and net.*"
                + " belong to a container.");
  }

  private static DarsenaException refused(String key, String reason, String remedy) {
    return new DarsenaException(ErrorKind.INVALID, "cannot set `" + key + "`: " + reason, remedy);
  }
}
