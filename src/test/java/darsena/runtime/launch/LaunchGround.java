package darsena.runtime.launch;

import darsena.cgroup.ContainerCgroup;
import darsena.cgroup.ContainerCgroups;
import darsena.container.ContainerSpec;
import darsena.container.ProcessIdentity;
import darsena.container.ProcessSpec;
import darsena.runtime.ExecPaths;
import darsena.runtime.LaunchPaths;
import darsena.runtime.MonitorStep;
import darsena.runtime.files.InitLayer;
import darsena.runtime.host.DeviceDirectory;
import darsena.runtime.host.HostFeatures;
import darsena.runtime.host.HostProbe;
import darsena.runtime.planning.LaunchPlanner;
import darsena.runtime.seccomp.SeccompCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A store, a host and an image of busybox, on which plans are really performed. */
final class LaunchGround implements AutoCloseable {
  private static final Path BUSYBOX = Path.of("/bin/busybox");

  private final Path directory;
  private final HostFeatures host = HostProbe.ofThisHost().features();
  private final ContainerCgroups cgroups;
  private final LaunchPlanner planner;
  private final List<ContainerCgroup> made = new ArrayList<>();

  LaunchGround(Path directory) throws IOException {
    this.directory = directory;
    this.cgroups =
        new ContainerCgroups(
            host.cgroups(), "darsena-test-" + ProcessHandle.current().pid() + "-launch");
    SeccompCache filters = new SeccompCache(directory.resolve("seccomp"), host.kernel());
    this.planner = new LaunchPlanner(host, filters, new DeviceDirectory(Path.of("/dev")));
    Path programs = Files.createDirectories(image().resolve("bin"));
    Files.copy(BUSYBOX, programs.resolve("busybox"));
    Files.createSymbolicLink(programs.resolve("sh"), Path.of("busybox"));
    Files.createDirectories(image().resolve("etc"));
    Files.writeString(
        image().resolve("etc/passwd"), "root:x:0:0::/root:/bin/sh\nweb:x:33:44::/srv:/bin/sh\n");
    InitLayer.standard().create(directory.resolve("init"));
    for (String name : List.of("upper", "work", "root", "state")) {
      Files.createDirectory(directory.resolve(name));
    }
    for (String name : List.of("resolv.conf", "hosts", "hostname")) {
      Files.writeString(state().resolve(name), name + "\n");
    }
  }

  Path image() {
    return directory.resolve("image");
  }

  Path upper() {
    return directory.resolve("upper");
  }

  HostFeatures host() {
    return host;
  }

  /** What a launched shell wrote, after its end. */
  List<String> output(ContainerSpec spec) throws IOException {
    start(spec);
    await(state().resolve("exit"));
    return logged();
  }

  ContainerCgroup start(ContainerSpec spec) throws IOException {
    ContainerCgroup cgroup = cgroups.of(spec.id().hex());
    made.add(cgroup);
    cgroup.create(spec.limits(), planner.configuration(spec, paths(cgroup)).linux().deviceRules());
    expectRunning(HelperLaunch.perform(planner.plan(spec, paths(cgroup))));
    return cgroup;
  }

  /** What one more shell wrote to a file of the root. */
  void exec(ContainerSpec spec, ProcessSpec program, boolean privileged) throws IOException {
    ExecPaths paths =
        new ExecPaths(
            identity(),
            new LaunchPaths.SessionPaths(
                state().resolve("exec"),
                state().resolve("exec-exit"),
                state().resolve("exec.sock")),
            made.getFirst().directories(),
            List.of(),
            List.of());
    expectRunning(HelperLaunch.perform(planner.planExec(spec, program, privileged, paths)));
    await(state().resolve("exec-exit"));
  }

  private ProcessIdentity identity() throws IOException {
    List<String> facts = Files.readAllLines(state().resolve("process"));
    return new ProcessIdentity(
        value(facts, "boot-id"),
        Integer.parseInt(value(facts, "pid")),
        Long.parseLong(value(facts, "start-time")));
  }

  private static String value(List<String> facts, String key) {
    return facts.stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .collect(Collectors.joining());
  }

  private static void expectRunning(List<String> said) {
    if (said.isEmpty() || !said.getLast().equals("running")) {
      throw new AssertionError("the helper said " + said);
    }
  }

  /** Lines of standard output and error, without time, stream and tag of the frames. */
  List<String> logged() throws IOException {
    return Files.readAllLines(state().resolve("log")).stream()
        .map(line -> line.split(" ", 4)[3])
        .toList();
  }

  private static void await(Path file) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!Files.exists(file)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(file + " did not appear");
      }
      Thread.onSpinWait();
    }
  }

  private Path state() {
    return directory.resolve("state");
  }

  private LaunchPaths paths(ContainerCgroup cgroup) {
    return new LaunchPaths(
        List.of(image()),
        directory.resolve("init"),
        upper(),
        directory.resolve("work"),
        directory.resolve("root"),
        state().resolve("resolv.conf"),
        state().resolve("hosts"),
        state().resolve("hostname"),
        new LaunchPaths.SessionPaths(
            state().resolve("process"), state().resolve("exit"), state().resolve("socket")),
        Optional.of(new MonitorStep.Log(state().resolve("log").toString(), 10 << 20, 1)),
        cgroup.directories(),
        cgroup.outOfMemoryEvents(),
        Map.of(),
        List.of(),
        List.of());
  }

  @Override
  public void close() {
    made.forEach(ContainerCgroup::remove);
  }
}
