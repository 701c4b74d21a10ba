package darsena.runtime.config;

import darsena.container.isolation.DeviceRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What only Linux knows: {@code linux} of the specification.
 *
 * @param namespaces those that the container has for itself
 * @param joined those that it shares with other containers, by their ids
 * @param devices nodes of its /dev
 * @param deviceRules which devices the kernel lets it use, whatever nodes there are
 * @param sysctls by key, in order
 * @param seccomp the system call filter; none when unconfined
 * @param maskedPaths hidden from it; a {@code *} in one component matches
 */
public record LinuxConfiguration(
    Set<Namespace> namespaces,
    SortedMap<String, Set<Namespace>> joined,
    List<DeviceNode> devices,
    List<DeviceRule> deviceRules,
    SortedMap<String, String> sysctls,
    Optional<SeccompChoice> seccomp,
    List<String> maskedPaths,
    List<String> readOnlyPaths) {

  /** Copies the lists. */
  public LinuxConfiguration {
    devices = List.copyOf(devices);
    deviceRules = List.copyOf(deviceRules);
    maskedPaths = List.copyOf(maskedPaths);
    readOnlyPaths = List.copyOf(readOnlyPaths);
  }
}
