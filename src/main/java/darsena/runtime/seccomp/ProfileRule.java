package darsena.runtime.seccomp;

import darsena.os.KernelVersion;
import darsena.os.seccomp.SeccompFilter.Condition;
import darsena.runtime.config.SeccompChoice;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a profile.
 *
 * @param names of system calls; some may exist on other architectures only
 * @param conditions on arguments, all of which must hold
 * @param includes the rule applies only to containers that fulfil all of it
 * @param excludes the rule does not apply to containers that fulfil any of it
 */
public record ProfileRule(
    List<String> names,
    SeccompAction action,
    List<Condition> conditions,
    Scope includes,
    Scope excludes) {

  /** Copies the lists. */
  public ProfileRule {
    names = List.copyOf(names);
    conditions = List.copyOf(conditions);
  }

  /**
   * Containers and hosts.
   *
   * @param capabilities by name
   * @param architectures by their names in images
   * @param leastKernel that kernel and later ones
   */
  public record Scope(
      List<String> capabilities, List<String> architectures, Optional<KernelVersion> leastKernel) {
    /** Copies the lists. */
    public Scope {
      capabilities = List.copyOf(capabilities);
      architectures = List.copyOf(architectures);
    }
  }

  boolean applies(SeccompChoice choice, KernelVersion kernel) {
    return !excluded(choice, kernel) && included(choice, kernel);
  }

  private boolean excluded(SeccompChoice choice, KernelVersion kernel) {
    return excludes.architectures.contains(choice.architecture())
        || excludes.capabilities.stream().anyMatch(choice.capabilities()::contains)
        || excludes.leastKernel.filter(least -> kernel.compareTo(least) >= 0).isPresent();
  }

  private boolean included(SeccompChoice choice, KernelVersion kernel) {
    boolean here =
        includes.architectures.isEmpty() || includes.architectures.contains(choice.architecture());
    return here
        && includes.capabilities.stream().allMatch(choice.capabilities()::contains)
        && includes.leastKernel.filter(least -> kernel.compareTo(least) < 0).isEmpty();
  }
}
