package darsena.runtime.planning;

import darsena.container.ContainerSpec;
import darsena.container.ProcessIdentity;
import darsena.container.ProcessSpec;
import darsena.container.isolation.DeviceRule;
import darsena.container.isolation.IpcMode;
import darsena.runtime.ExecPaths;
import darsena.runtime.LaunchPaths;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import darsena.runtime.MonitorStep.AtExit;
import darsena.runtime.config.LinuxConfiguration;
import darsena.runtime.config.Namespace;
import darsena.runtime.config.ProcessConfiguration;
import darsena.runtime.config.RuntimeConfiguration;
import darsena.runtime.config.SeccompChoice;
import darsena.runtime.host.HostDevices;
import darsena.runtime.host.HostFeatures;
import darsena.runtime.seccomp.SeccompPrograms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns what was asked of a container into the steps of its launch. It does nothing itself, and
 * gives the same plan for the same question. The order of the steps is runc's, from which every
 * exception has once been a hole.
 */
public final class LaunchPlanner {
  private final HostFeatures host;
  private final ContainerConfiguration configuration;
  private final SeccompPrograms filters;
  private final HostDevices hostDevices;

  /** A planner for one host. */
  public LaunchPlanner(HostFeatures host, SeccompPrograms filters, HostDevices hostDevices) {
    this.host = host;
    this.configuration = new ContainerConfiguration(host);
    this.filters = filters;
    this.hostDevices = hostDevices;
  }

  /** How a container is started. */
  public LaunchPlan plan(ContainerSpec spec, LaunchPaths paths) {
    RuntimeConfiguration wanted = configuration(spec, paths);
    List<LaunchStep> steps = new ArrayList<>();
    steps.add(session(spec.process(), paths.session()));
    paths.log().ifPresent(steps::add);
    join(steps, paths.cgroups());
    paths
        .outOfMemoryEvents()
        .map(Path::toString)
        .map(MonitorStep.WatchOom::new)
        .ifPresent(steps::add);
    paths.cgroups().reversed().forEach(cgroup -> steps.add(removal(cgroup)));
    parents(paths.cgroups()).forEach(parent -> steps.add(removalIfEmpty(parent)));
    steps.addAll(paths.atExit());
    steps.addAll(paths.upkeep());
    LinuxConfiguration linux = wanted.linux();
    deviceFilter(linux, paths.cgroups()).ifPresent(steps::add);
    linux
        .joined()
        .forEach((container, shared) -> steps.add(join(neighbour(paths, container), shared)));
    steps.add(new LaunchStep.NewNamespaces(Namespace.flags(linux.namespaces())));
    steps.add(new LaunchStep.OomScore(wanted.process().oomScore()));
    steps.add(keyring(spec));
    if (linux.namespaces().contains(Namespace.NETWORK)) {
      steps.add(new LaunchStep.LoopbackUp());
    }
    steps.addAll(new RootSteps(wanted, paths, host.kernelCore()).steps());
    sharedMemory(spec, wanted, paths).ifPresent(steps::add);
    steps.add(new LaunchStep.PivotRoot());
    if (wanted.process().terminal()) {
      steps.add(new LaunchStep.Terminal());
    }
    if (linux.namespaces().contains(Namespace.UTS)) {
      steps.add(new LaunchStep.Hostname(wanted.hostname()));
    }
    linux.sysctls().forEach((key, value) -> steps.add(new LaunchStep.Sysctl(key, value)));
    linux.readOnlyPaths().forEach(path -> steps.add(new LaunchStep.ReadOnlyPath(path)));
    linux.maskedPaths().forEach(path -> steps.add(new LaunchStep.MaskedPath(path)));
    Root root = wanted.root().readOnly() ? Root.READ_ONLY : Root.FRESH;
    program(steps, wanted.process(), linux.seccomp(), root);
    return new LaunchPlan(steps);
  }

  /**
   * How one more program is started in a running container: with the guarantees of the container's
   * own program, unless it is privileged.
   */
  public LaunchPlan planExec(
      ContainerSpec spec, ProcessSpec program, boolean privileged, ExecPaths paths) {
    List<LaunchStep> steps = new ArrayList<>();
    steps.add(session(program, paths.session()));
    join(steps, paths.cgroups());
    steps.addAll(paths.atExit());
    steps.addAll(paths.upkeep());
    steps.add(join(paths.target(), configuration.namespaces(spec)));
    ProcessConfiguration process = configuration.exec(spec, program, privileged);
    steps.add(new LaunchStep.OomScore(process.oomScore()));
    steps.add(keyring(spec));
    if (process.terminal()) {
      steps.add(new LaunchStep.Terminal());
    }
    Optional<SeccompChoice> seccomp =
        configuration.seccomp(
            spec.security(),
            privileged || spec.security().privileged(),
            process.capabilities().bounding());
    program(steps, process, seccomp, Root.AS_IT_IS);
    return new LaunchPlan(steps);
  }

  /** Refuses a container that could never start here, before it is made. */
  public void refuseImpossible(ContainerSpec spec) {
    configuration.refuseImpossible(spec);
  }

  /** What a container will get less of than was asked, a sentence each. */
  public List<String> shortfalls(ContainerSpec spec) {
    return new Shortfalls(host).of(spec.isolation());
  }

  /** What a container gets, before anything is said about how. */
  public RuntimeConfiguration configuration(ContainerSpec spec, LaunchPaths paths) {
    return configuration.of(spec, paths, hostDevices);
  }

  private static LaunchStep join(ProcessIdentity process, Set<Namespace> namespaces) {
    return new LaunchStep.JoinNamespaces(
        process.pid(), process.startTime(), Namespace.flags(namespaces));
  }

  private static ProcessIdentity neighbour(LaunchPaths paths, String container) {
    ProcessIdentity process = paths.neighbours().get(container);
    if (process == null) {
      throw new IllegalArgumentException("no process of " + container + " is known");
    }
    return process;
  }

  /** Version 1 has a controller for devices; with version 2 alone, a program decides. */
  private Optional<LaunchStep> deviceFilter(LinuxConfiguration linux, List<Path> cgroups) {
    boolean free = linux.deviceRules().equals(List.of(DeviceRule.all(true)));
    if (free || host.cgroups().legacy("devices").isPresent()) {
      return Optional.empty();
    }
    return host.cgroups()
        .unified()
        .flatMap(root -> cgroups.stream().filter(one -> one.startsWith(root)).findFirst())
        .map(cgroup ->
            new MonitorStep.DeviceFilter(
                cgroup.toString(), List.of(DeviceProgram.of(linux.deviceRules()))));
  }

  /** With the queues and semaphores of another container comes the memory that it shares. */
  private static Optional<LaunchStep> sharedMemory(
      ContainerSpec spec, RuntimeConfiguration wanted, LaunchPaths paths) {
    boolean taken =
        wanted.mounts().stream()
            .anyMatch(mount -> mount.destination().equals(ContainerMounts.SHARED_MEMORY));
    if (taken || !(spec.isolation().namespaces().ipc() instanceof IpcMode.Joined(String donor))) {
      return Optional.empty();
    }
    ProcessIdentity process = neighbour(paths, donor);
    return Optional.of(
        new LaunchStep.ShareMount(
            process.pid(),
            process.startTime(),
            ContainerMounts.SHARED_MEMORY,
            ContainerMounts.SHARED_MEMORY));
  }

  private static LaunchStep session(ProcessSpec program, LaunchPaths.SessionPaths session) {
    return new MonitorStep.Session(
        session.processFile().toString(),
        session.exitFile().toString(),
        session.socket().toString(),
        program.terminal(),
        program.stdinOpen());
  }

  private static void join(List<LaunchStep> steps, List<Path> cgroups) {
    cgroups.forEach(cgroup -> steps.add(new MonitorStep.JoinCgroup(cgroup.toString())));
  }

  private static AtExit removal(Path cgroup) {
    return new AtExit(AtExit.Cleanup.REMOVE_CGROUP, cgroup.toString(), "");
  }

  /** What all containers share; the last one takes it away. */
  private static Stream<Path> parents(List<Path> cgroups) {
    return cgroups.reversed().stream().map(Path::getParent).filter(Objects::nonNull).distinct();
  }

  private static AtExit removalIfEmpty(Path directory) {
    return new AtExit(AtExit.Cleanup.REMOVE_FILE, directory.toString(), "");
  }

  private static LaunchStep keyring(ContainerSpec spec) {
    return new LaunchStep.SessionKeyring("_ses." + spec.id());
  }

  /** What may be done to the root before the program has it. */
  private enum Root {
    /** The container's own, and complete only when the working directory is there. */
    FRESH,
    /** The same, sealed after that. */
    READ_ONLY,
    /** A running container's: nothing is made in it by the way. */
    AS_IT_IS
  }

  /**
   * The last part of both sorts of launch. The filter is loaded before rights are given up, because
   * to load one takes a right; with no_new_privs it takes none, so then it comes last and may be
   * stricter. The root becomes read-only only after the working directory may have been made, and
   * before the filter forbids mounts.
   */
  private void program(
      List<LaunchStep> steps,
      ProcessConfiguration process,
      Optional<SeccompChoice> seccomp,
      Root root) {
    process.limits().stream()
        .map(limit -> new LaunchStep.ResourceLimit(limit.resource(), limit.soft(), limit.hard()))
        .forEach(steps::add);
    steps.add(new LaunchStep.Umask(process.umask()));
    steps.add(new LaunchStep.WorkingDirectory(process.workingDirectory(), root != Root.AS_IT_IS));
    if (root == Root.READ_ONLY) {
      steps.add(new LaunchStep.ReadOnlyRoot());
    }
    Optional<LaunchStep> filter =
        seccomp.map(choice -> new LaunchStep.Seccomp(List.of(filters.program(choice))));
    process.appArmor().map(LaunchStep.AppArmor::new).ifPresent(steps::add);
    if (process.noNewPrivileges()) {
      steps.add(new LaunchStep.NoNewPrivileges());
    } else {
      filter.ifPresent(steps::add);
    }
    identity(steps, process);
    if (process.noNewPrivileges()) {
      filter.ifPresent(steps::add);
    }
    if (process.init()) {
      steps.add(new LaunchStep.Init());
    }
    steps.add(new LaunchStep.Execute(process.arguments(), process.environment()));
  }

  private static void identity(List<LaunchStep> steps, ProcessConfiguration process) {
    ProcessConfiguration.CapabilitySets sets = process.capabilities();
    steps.add(new LaunchStep.BoundingSet(sets.bounding().mask()));
    steps.add(new LaunchStep.User(process.user(), process.groups()));
    steps.add(
        new LaunchStep.Capabilities(
            sets.effective().mask(),
            sets.permitted().mask(),
            sets.inheritable().mask(),
            sets.ambient().mask()));
  }
}
