package darsena.runtime.host;

import darsena.os.CgroupLayout;
import darsena.os.KernelVersion;
import darsena.runtime.config.CapabilitySet;
import java.util.Optional;
import java.util.Set;

/**
 * What this host offers, as far as plans depend on it. {@link HostProbe} finds it out.
 *
 * @param kernel the running kernel
 * @param architecture as images name it: amd64, arm64
 * @param namespaces entries of /proc/self/ns
 * @param fileSystems entries of /proc/filesystems
 * @param available our own capability bounding set: the most that a container can have
 * @param openFilesLimit our own hard RLIMIT_NOFILE
 * @param kernelCore whether there is a /proc/kcore
 * @param appArmor the profiles that are loaded; none where AppArmor confines nothing
 */
public record HostFeatures(
    KernelVersion kernel,
    String architecture,
    CgroupLayout cgroups,
    Set<String> namespaces,
    Set<String> fileSystems,
    CapabilitySet available,
    long openFilesLimit,
    boolean kernelCore,
    Optional<Set<String>> appArmor) {

  /** Copies the sets. */
  public HostFeatures {
    namespaces = Set.copyOf(namespaces);
    appArmor = appArmor.map(Set::copyOf);
    fileSystems = Set.copyOf(fileSystems);
  }
}
