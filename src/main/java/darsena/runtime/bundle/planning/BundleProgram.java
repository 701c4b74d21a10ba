package darsena.runtime.bundle.planning;

import darsena.runtime.BundleStep;
import darsena.runtime.LaunchStep;
import darsena.runtime.bundle.BundleProcess;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.ProcessConfiguration.CapabilitySets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last part of every launch of a bundle: who the program is and what it may. */
final class BundleProgram {
  private final BundleProcess process;
  private final CapabilitySet available;

  BundleProgram(BundleProcess process, CapabilitySet available) {
    this.process = process;
    this.available = available;
  }

  /** As early as can be: it may need a right that is given up later. */
  List<LaunchStep> before() {
    List<LaunchStep> steps = new ArrayList<>();
    process.oomScore().map(LaunchStep.OomScore::new).ifPresent(steps::add);
    return steps;
  }

  /** What the process is to the kernel. */
  List<LaunchStep> limits() {
    List<LaunchStep> steps = new ArrayList<>();
    if (!process.appArmor().isEmpty() && !process.appArmor().equals("unconfined")) {
      steps.add(new LaunchStep.AppArmor(process.appArmor()));
    }
    process.limits().stream()
        .map(limit -> new LaunchStep.ResourceLimit(limit.resource(), limit.soft(), limit.hard()))
        .forEach(steps::add);
    process
        .schedule()
        .map(one ->
            new BundleStep.Scheduler(
                one.policy(),
                one.nice(),
                one.priority(),
                one.flags(),
                one.runtime(),
                one.deadline(),
                one.period()))
        .ifPresent(steps::add);
    process.ioPriority().map(BundleStep.IoPriority::new).ifPresent(steps::add);
    process.user().umask().map(LaunchStep.Umask::new).ifPresent(steps::add);
    return steps;
  }

  /**
   * The filter is loaded before rights are given up, because to load one takes a right; with
   * no_new_privs it takes none, so then it comes last and may be stricter.
   */
  List<LaunchStep> end(Optional<LaunchStep> filter, List<LaunchStep> hooks) {
    List<LaunchStep> steps = new ArrayList<>();
    if (process.noNewPrivileges()) {
      steps.add(new LaunchStep.NoNewPrivileges());
    } else {
      filter.ifPresent(steps::add);
    }
    identity(steps);
    steps.addAll(hooks);
    if (process.noNewPrivileges()) {
      filter.ifPresent(steps::add);
    }
    steps.add(new LaunchStep.Execute(process.arguments(), process.environment()));
    return steps;
  }

  private void identity(List<LaunchStep> steps) {
    CapabilitySets sets = process.capabilities();
    BundleProcess.User user = process.user();
    steps.add(new LaunchStep.BoundingSet(sets.bounding().and(available).mask()));
    steps.add(
        new LaunchStep.User(
            user.id() + ":" + user.group(),
            user.moreGroups().stream().map(String::valueOf).toList()));
    // What cannot be granted is left out: the specification wants no failure for it.
    steps.add(
        new LaunchStep.Capabilities(
            sets.effective().and(sets.permitted()).and(available).mask(),
            sets.permitted().and(available).mask(),
            sets.inheritable().and(available).mask(),
            sets.ambient().and(sets.permitted()).and(sets.inheritable()).and(available).mask()));
  }
}
