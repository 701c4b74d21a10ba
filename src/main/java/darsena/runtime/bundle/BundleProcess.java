package darsena.runtime.bundle;

import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.ProcessConfiguration.CapabilitySets;
import darsena.runtime.config.ProcessConfiguration.ResourceLimit;
import java.util.List;
import java.util.Optional;

/**
 * {@code process}, or a process.json.
 *
 * @param ioPriority class and priority in one number, as ioprio_set(2) takes it
 * @param unknownCapabilities words that name none; to be warned of
 */
public record BundleProcess(
    boolean terminal,
    Optional<ConsoleSize> consoleSize,
    User user,
    List<String> arguments,
    List<String> environment,
    String workingDirectory,
    CapabilitySets capabilities,
    List<String> unknownCapabilities,
    List<ResourceLimit> limits,
    boolean noNewPrivileges,
    Optional<Integer> oomScore,
    String appArmor,
    String selinux,
    Optional<Schedule> schedule,
    Optional<Integer> ioPriority) {

  /** No capability at all: what a process gets that says nothing about them. */
  public static final CapabilitySets NO_CAPABILITIES =
      new CapabilitySets(
          CapabilitySet.NONE,
          CapabilitySet.NONE,
          CapabilitySet.NONE,
          CapabilitySet.NONE,
          CapabilitySet.NONE);

  /** Copies the lists. */
  public BundleProcess {
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
    unknownCapabilities = List.copyOf(unknownCapabilities);
    limits = List.copyOf(limits);
  }

  /** In characters. */
  public record ConsoleSize(int rows, int columns) {}

  /** Numbers; names are nothing that a bundle could say. */
  public record User(long id, long group, List<Long> moreGroups, Optional<Integer> umask) {
    /** Copies the list. */
    public User {
      moreGroups = List.copyOf(moreGroups);
    }
  }

  /** sched_setattr(2). */
  public record Schedule(
      int policy, int nice, int priority, long flags, long runtime, long deadline, long period) {}
}
