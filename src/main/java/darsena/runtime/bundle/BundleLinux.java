package darsena.runtime.bundle;

import darsena.runtime.seccomp.SeccompRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code linux}, without its resources.
 *
 * @param propagation MS_* of the root's propagation, 0 when nothing is said
 * @param timeOffsets as time_namespaces(7) takes them
 */
public record BundleLinux(
    List<BundleNamespace> namespaces,
    List<IdMapping> userIds,
    List<IdMapping> groupIds,
    List<BundleDevice> devices,
    String cgroupsPath,
    long propagation,
    Optional<SeccompRules> seccomp,
    Map<String, String> sysctls,
    List<String> maskedPaths,
    List<String> readOnlyPaths,
    String mountLabel,
    String timeOffsets,
    Optional<Long> personality) {

  /** Copies the lists. */
  public BundleLinux {
    namespaces = List.copyOf(namespaces);
    userIds = List.copyOf(userIds);
    groupIds = List.copyOf(groupIds);
    devices = List.copyOf(devices);
    maskedPaths = List.copyOf(maskedPaths);
    readOnlyPaths = List.copyOf(readOnlyPaths);
  }

  /** The namespace of that sort, if there is anything about it. */
  public Optional<BundleNamespace> namespace(BundleNamespace.Kind kind) {
    return namespaces.stream().filter(one -> one.kind() == kind).findFirst();
  }

  /** Whether a new namespace of that sort is made. */
  public boolean makes(BundleNamespace.Kind kind) {
    return namespace(kind).filter(one -> one.path().isEmpty()).isPresent();
  }

  /** Ids of a user namespace and what they are outside. */
  public record IdMapping(long inside, long outside, long count) {
    /** A line of uid_map. */
    public String line() {
      return inside + " " + outside + " " + count + "\n";
    }
  }

  /** A node of /dev: c, b, u or p. */
  public record BundleDevice(
      String path, char type, long major, long minor, int mode, long user, long group) {}
}
