package darsena.runtime.bundle.planning;

import darsena.runtime.BundleStep;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import darsena.runtime.bundle.Bundle;
import darsena.runtime.bundle.BundleHook;
import darsena.runtime.bundle.BundleLinux;
import darsena.runtime.bundle.BundleMountOptions;
import darsena.runtime.bundle.BundleNamespace;
import darsena.runtime.bundle.BundleNamespace.Kind;
import darsena.runtime.bundle.BundleProcess;
import darsena.runtime.bundle.HookStage;
import darsena.runtime.seccomp.SeccompRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns a bundle into the steps of its launch, in runc's order. It does nothing itself. */
public final class BundlePlanner {
  private final Function<SeccompRules, byte[]> filters;

  /**
   * @param filters compiles filters of system calls
   */
  public BundlePlanner(Function<SeccompRules, byte[]> filters) {
    this.filters = filters;
  }

  /** How a container is created. */
  public LaunchPlan plan(Bundle bundle, HandoverFacts facts) {
    BundleLinux linux = bundle.linux();
    BundleProgram program = new BundleProgram(bundle.process(), facts.available());
    List<LaunchStep> steps = new ArrayList<>();
    outside(steps, linux, facts);
    steps.addAll(program.before());
    if (facts.newKeyring()) {
      steps.add(new LaunchStep.SessionKeyring("_ses." + facts.id()));
    }
    if (linux.makes(Kind.NETWORK)) {
      steps.add(new LaunchStep.LoopbackUp());
    }
    steps.addAll(new BundleRoot(bundle, facts).steps());
    if (hasOutsideHooks(bundle)) {
      steps.add(new BundleStep.AwaitHooks());
    }
    steps.addAll(hooks(bundle, HookStage.CREATE_CONTAINER, facts));
    enter(steps, linux, facts);
    inside(steps, bundle);
    steps.addAll(program.limits());
    steps.add(new LaunchStep.WorkingDirectory(bundle.process().workingDirectory(), true));
    if (bundle.readOnlyRoot()) {
      steps.add(new LaunchStep.ReadOnlyRoot());
    }
    linux.personality().map(BundleStep.Personality::new).ifPresent(steps::add);
    steps.addAll(program.end(filter(linux), hooks(bundle, HookStage.START_CONTAINER, facts)));
    return new LaunchPlan(steps);
  }

  /**
   * How one more program is started in a container.
   *
   * @param process its first process
   */
  public LaunchPlan planExec(
      Bundle bundle, BundleProcess added, LaunchStep.JoinNamespaces process, HandoverFacts facts) {
    BundleProgram program = new BundleProgram(added, facts.available());
    List<LaunchStep> steps = new ArrayList<>();
    steps.add(facts.handover());
    join(steps, facts);
    steps.add(process);
    steps.addAll(program.before());
    if (facts.newKeyring()) {
      steps.add(new LaunchStep.SessionKeyring("_ses." + facts.id()));
    }
    terminal(steps, added);
    steps.addAll(program.limits());
    steps.add(new LaunchStep.WorkingDirectory(added.workingDirectory(), false));
    bundle.linux().personality().map(BundleStep.Personality::new).ifPresent(steps::add);
    steps.addAll(program.end(filter(bundle.linux()), List.of()));
    return new LaunchPlan(steps);
  }

  private static boolean hasOutsideHooks(Bundle bundle) {
    return !bundle.hooks(HookStage.PRESTART).isEmpty()
        || !bundle.hooks(HookStage.CREATE_RUNTIME).isEmpty();
  }

  /** What is done to the process from outside, before it does anything itself. */
  private static void outside(List<LaunchStep> steps, BundleLinux linux, HandoverFacts facts) {
    steps.add(facts.handover());
    join(steps, facts);
    long made = 0;
    for (BundleNamespace one : linux.namespaces()) {
      if (one.path().isEmpty()) {
        made |= one.kind().flag();
      } else {
        steps.add(new BundleStep.JoinNamespace(one.path(), one.kind().flag()));
      }
    }
    if (linux.makes(Kind.USER)) {
      steps.add(new BundleStep.IdMaps(lines(linux.userIds()), lines(linux.groupIds()), true));
    }
    if (!linux.timeOffsets().isEmpty()) {
      steps.add(new BundleStep.TimeOffsets(linux.timeOffsets()));
    }
    steps.add(new LaunchStep.NewNamespaces(made));
  }

  private static void join(List<LaunchStep> steps, HandoverFacts facts) {
    facts.cgroups().all().stream()
        .map(Path::toString)
        .map(MonitorStep.JoinCgroup::new)
        .forEach(steps::add);
    steps.addAll(facts.deviceFilters());
  }

  private static String lines(List<BundleLinux.IdMapping> mappings) {
    StringBuilder text = new StringBuilder();
    mappings.forEach(one -> text.append(one.line()));
    return text.toString();
  }

  private static void enter(List<LaunchStep> steps, BundleLinux linux, HandoverFacts facts) {
    if (!linux.makes(Kind.MOUNT)) {
      steps.add(new BundleStep.ChangeRoot(false));
      return;
    }
    steps.add(facts.root().pivots() ? new LaunchStep.PivotRoot() : new BundleStep.ChangeRoot(true));
    if (linux.propagation() != 0 && !isSlave(linux.propagation())) {
      steps.add(new LaunchStep.RootPropagation(linux.propagation()));
    }
  }

  private static boolean isSlave(long propagation) {
    return (propagation & BundleMountOptions.SLAVE) != 0;
  }

  private static void inside(List<LaunchStep> steps, Bundle bundle) {
    BundleLinux linux = bundle.linux();
    terminal(steps, bundle.process());
    bundle.hostname().map(LaunchStep.Hostname::new).ifPresent(steps::add);
    bundle.domainName().map(BundleStep.DomainName::new).ifPresent(steps::add);
    linux.sysctls().forEach((key, value) -> steps.add(new LaunchStep.Sysctl(key, value)));
    linux.readOnlyPaths().forEach(path -> steps.add(new LaunchStep.ReadOnlyPath(path)));
    linux.maskedPaths().forEach(path -> steps.add(new LaunchStep.MaskedPath(path)));
  }

  private static void terminal(List<LaunchStep> steps, BundleProcess process) {
    if (!process.terminal()) {
      return;
    }
    steps.add(new LaunchStep.Terminal());
    process
        .consoleSize()
        .map(size -> new BundleStep.TerminalSize(size.rows(), size.columns()))
        .ifPresent(steps::add);
  }

  private Optional<LaunchStep> filter(BundleLinux linux) {
    return linux.seccomp().map(rules -> new LaunchStep.Seccomp(List.of(filters.apply(rules))));
  }

  private static List<LaunchStep> hooks(Bundle bundle, HookStage stage, HandoverFacts facts) {
    HandoverFacts.HookState state =
        stage == HookStage.START_CONTAINER ? facts.created() : facts.creating();
    List<LaunchStep> steps = new ArrayList<>();
    for (BundleHook hook : bundle.hooks(stage)) {
      steps.add(
          new BundleStep.Hook(
              hook.path(),
              hook.arguments(),
              hook.environment(),
              hook.seconds() * 1000,
              state.before(),
              state.after()));
    }
    return steps;
  }
}
