package darsena.engine.local.runtime;

import darsena.engine.runtime.AddProcess.Changes;
import darsena.runtime.bundle.BundleProcess;
import darsena.runtime.bundle.BundleProcess.User;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.ProcessConfiguration.CapabilitySets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A container's own process as somebody wants another one. */
record ChangedProcess(BundleProcess own, Changes changes) {

  BundleProcess process() {
    if (changes.arguments().isEmpty()) {
      throw RuntimeFailure.invalid("process args cannot be empty");
    }
    List<String> environment = new ArrayList<>(own.environment());
    environment.addAll(changes.environment());
    return new BundleProcess(
        changes.terminal(),
        Optional.empty(),
        user(),
        changes.arguments(),
        environment,
        changes.workingDirectory().isEmpty() ? own.workingDirectory() : changes.workingDirectory(),
        capabilities(),
        List.of(),
        own.limits(),
        changes.noNewPrivileges().orElse(own.noNewPrivileges()),
        own.oomScore(),
        changes.appArmor().isEmpty() ? own.appArmor() : changes.appArmor(),
        own.selinux(),
        own.schedule(),
        own.ioPriority());
  }

  private User user() {
    List<Long> groups = new ArrayList<>(own.user().moreGroups());
    groups.addAll(changes.moreGroups());
    if (changes.user().isEmpty()) {
      return new User(own.user().id(), own.user().group(), groups, own.user().umask());
    }
    String[] ids = changes.user().split(":", 2);
    try {
      long group = ids.length == 2 ? Integer.parseInt(ids[1]) : own.user().group();
      return new User(Integer.parseInt(ids[0]), group, groups, own.user().umask());
    } catch (NumberFormatException noNumber) {
      throw RuntimeFailure.invalid(
          "parsing " + changes.user() + " as a uid[:gid]: it is not a number");
    }
  }

  private CapabilitySets capabilities() {
    CapabilitySets sets = own.capabilities();
    if (changes.capabilities().isEmpty()) {
      return sets;
    }
    CapabilitySet added = CapabilitySet.of(changes.capabilities().toArray(String[]::new));
    return new CapabilitySets(
        plus(sets.bounding(), added),
        plus(sets.effective(), added),
        plus(sets.permitted(), added),
        sets.inheritable(),
        plus(sets.ambient(), CapabilitySet.NONE));
  }

  private static CapabilitySet plus(CapabilitySet one, CapabilitySet other) {
    return new CapabilitySet(one.mask() | other.mask());
  }
}
