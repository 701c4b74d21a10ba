package darsena.runtime.config;

import java.util.List;
import java.util.Optional;

/**
 * The program and what it may do: {@code process} of the specification.
 *
 * @param user {@code name|uid[:group|gid]}; unlike the specification's numbers, it is looked up in
 *     the container's own files, and that can only be done inside
 * @param groups supplementary ones besides those of the container's own files, names or numbers
 * @param appArmor the profile that confines it, when one does
 * @param init whether a small init is process 1 and the program its child
 */
public record ProcessConfiguration(
    boolean terminal,
    String user,
    List<String> groups,
    List<String> arguments,
    List<String> environment,
    String workingDirectory,
    CapabilitySets capabilities,
    List<ResourceLimit> limits,
    boolean noNewPrivileges,
    int oomScore,
    int umask,
    Optional<String> appArmor,
    boolean init) {

  /** Copies the lists. */
  public ProcessConfiguration {
    groups = List.copyOf(groups);
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
    limits = List.copyOf(limits);
  }

  /** The five sets of capabilities(7). */
  public record CapabilitySets(
      CapabilitySet bounding,
      CapabilitySet effective,
      CapabilitySet permitted,
      CapabilitySet inheritable,
      CapabilitySet ambient) {}

  /** A limit by its RLIMIT_* number. */
  public record ResourceLimit(int resource, long soft, long hard) {}
}
