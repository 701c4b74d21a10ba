package darsena.container.isolation;

import java.util.List;
import java.util.Map;

/**
 * What a container shares, and which of the kernel's settings are its own.
 *
 * @param deviceRules rules besides those that the devices bring with them
 * @param sysctls by key
 * @param sharedMemory the size of /dev/shm in bytes
 * @param groups supplementary groups, names or numbers
 * @param oomScore added to its badness when memory runs out, -1000 to 1000
 * @param domainName the NIS domain, empty for none
 * @param writableTemporary whether /tmp, /run and /var/tmp stay writable under a read-only root
 */
public record Isolation(
    Namespaces namespaces,
    List<DeviceMapping> devices,
    List<DeviceRule> deviceRules,
    List<Ulimit> ulimits,
    Map<String, String> sysctls,
    long sharedMemory,
    List<String> groups,
    int oomScore,
    String domainName,
    NameResolution names,
    boolean writableTemporary) {
  /** The size of /dev/shm unless told otherwise, 64 MiB. */
  public static final long SHARED_MEMORY = 64L << 20;

  /** Copies the collections. */
  public Isolation {
    devices = List.copyOf(devices);
    deviceRules = List.copyOf(deviceRules);
    ulimits = List.copyOf(ulimits);
    sysctls = Map.copyOf(sysctls);
    groups = List.copyOf(groups);
    if (oomScore < -1000 || oomScore > 1000) {
      throw new IllegalArgumentException("it takes a number from -1000 to 1000");
    }
  }

  /** The same with other namespaces. */
  public Isolation within(Namespaces other) {
    return new Isolation(
        other,
        devices,
        deviceRules,
        ulimits,
        sysctls,
        sharedMemory,
        groups,
        oomScore,
        domainName,
        names,
        writableTemporary);
  }

  /** Nothing shared, nothing set. */
  public static Isolation standard() {
    return new Isolation(
        Namespaces.standard(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        SHARED_MEMORY,
        List.of(),
        0,
        "",
        NameResolution.standard(),
        false);
  }
}
