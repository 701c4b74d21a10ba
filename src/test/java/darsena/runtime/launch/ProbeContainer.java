package darsena.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.runtime.HelperBinary;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import darsena.runtime.MonitorStep.AtExit;
import darsena.runtime.MonitorStep.AtExit.Cleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A directory with a root file system of nothing but the probe, and plans to run it there. */
public final class ProbeContainer {
  static final long MS_RDONLY = 1;
  static final long MS_NOSUID = 2;
  static final long MS_NODEV = 4;
  static final long MS_NOEXEC = 8;
  public static final long MS_REC = 1 << 14;
  static final long MS_PRIVATE = 1 << 18;
  public static final long MS_SLAVE = 1 << 19;
  public static final long CLONE_NEWNS = 0x20000;

  /** time, mnt, cgroup, uts, ipc, pid, net. */
  static final long ALL_NAMESPACES = 0x6E020080L;

  final Path directory;
  public final List<LaunchStep> monitorSteps = new ArrayList<>();
  final List<LaunchStep> rootSteps = new ArrayList<>();
  final List<LaunchStep> lateSteps = new ArrayList<>();
  final List<LaunchStep> lastSteps = new ArrayList<>();
  public boolean terminal;
  public boolean stdinOpen;
  List<String> environment = List.of("PATH=/bin");
  public List<Path> lowers;

  public ProbeContainer(Path directory) throws IOException {
    this.directory = directory;
    Path bin = Files.createDirectories(directory.resolve("lower/bin"));
    Files.copy(binary("probe"), bin.resolve("probe"));
    for (String made : List.of("upper", "work", "root")) {
      Files.createDirectories(directory.resolve(made));
    }
    lowers = List.of(directory.resolve("lower"));
  }

  public static void assumePossible() throws IOException {
    assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "SKIPPED: launching containers needs root");
    assumeTrue(Files.isExecutable(binary("darsena-helper")), "SKIPPED: the helper is not built");
  }

  static Path binary(String name) {
    return Path.of(System.getProperty("darsena.native", "target/native")).resolve(name);
  }

  public static HelperBinary helper() {
    return new HelperBinary(binary("darsena-helper").toAbsolutePath());
  }

  public static Launcher launcher() {
    return new Launcher(helper());
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  public String path(String name) {
    return file(name).toString();
  }

  /** Sends a signal by kill(1). */
  public static void kill(int pid, String signal) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor())
        .isZero();
  }

  /** Files of the image. */
  ProbeContainer with(String name, String content) throws IOException {
    Path file = directory.resolve("lower").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  public LaunchPlan plan(String... requests) {
    List<String> arguments = new ArrayList<>(List.of("probe"));
    arguments.addAll(Arrays.asList(requests));
    return planOf(arguments);
  }

  LaunchPlan planOf(List<String> arguments) {
    List<LaunchStep> steps = new ArrayList<>();
    steps.add(
        new MonitorStep.Session(
            path("process"), path("exit"), path("attach.sock"), terminal, stdinOpen));
    steps.add(new MonitorStep.Log(path("log"), 1 << 20, 3));
    steps.addAll(monitorSteps);
    steps.add(new AtExit(Cleanup.REMOVE_FILE, path("cleaned"), ""));
    steps.add(new LaunchStep.NewNamespaces(ALL_NAMESPACES));
    steps.add(new LaunchStep.LoopbackUp());
    steps.add(new LaunchStep.RootPropagation(MS_SLAVE | MS_REC));
    steps.add(
        new LaunchStep.OverlayRoot(
            path("root"),
            lowers.stream().map(Path::toString).toList(),
            path("upper"),
            path("work"),
            MS_NODEV));
    steps.addAll(fileSystems());
    steps.addAll(rootSteps);
    steps.add(new LaunchStep.PivotRoot());
    if (terminal) {
      steps.add(new LaunchStep.Terminal());
    }
    steps.addAll(lateSteps);
    steps.addAll(lastSteps);
    steps.add(new LaunchStep.Execute(arguments, environment));
    return new LaunchPlan(steps);
  }

  /** One more program beside a running one. */
  LaunchPlan exec(PreparedLaunch beside, List<LaunchStep> late, String... requests) {
    List<LaunchStep> steps = new ArrayList<>();
    steps.add(
        new MonitorStep.Session("", path("exec-exit"), path("exec.sock"), terminal, stdinOpen));
    steps.add(new MonitorStep.Log(path("exec-log"), 0, 0));
    steps.add(
        new LaunchStep.JoinNamespaces(
            beside.process().pid(), beside.process().startTime(), ALL_NAMESPACES));
    if (terminal) {
      steps.add(new LaunchStep.Terminal());
    }
    steps.addAll(late);
    List<String> arguments = Stream.concat(Stream.of("probe"), Arrays.stream(requests)).toList();
    steps.add(new LaunchStep.Execute(arguments, environment));
    return new LaunchPlan(steps);
  }

  /** Runs to the end; the log's lines without their times. */
  public List<String> run(String... requests) throws Exception {
    return run(plan(requests));
  }

  List<String> run(LaunchPlan plan) throws Exception {
    try (PreparedLaunch launch = launcher().prepare(plan)) {
      launch.start();
    }
    awaitFile("exit");
    awaitGone("attach.sock");
    return log("log");
  }

  List<String> log(String name) throws IOException {
    return Files.readAllLines(file(name)).stream()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .toList();
  }

  public String exitStatus(String name) throws IOException {
    return Files.readAllLines(file(name)).getFirst();
  }

  public void awaitFile(String name) throws Exception {
    awaitChange(file(name), true);
  }

  public void awaitGone(String name) throws Exception {
    awaitChange(file(name), false);
  }

  /** The program has written this. */
  public void awaitLogged(String text) throws Exception {
    awaitTrue(() -> Files.readString(file("log")).contains(text), "the log has `" + text + "`");
  }

  private static void awaitChange(Path file, boolean there) throws Exception {
    awaitTrue(() -> Files.exists(file) == there, file + (there ? " has come" : " is gone"));
  }

  private static void awaitTrue(Callable<Boolean> condition, String sentence) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    CountDownLatch never = new CountDownLatch(1);
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not: " + sentence);
      }
      // Another process makes it true, and tells nobody.
      never.await(2, TimeUnit.MILLISECONDS);
    }
  }

  private static List<LaunchStep> fileSystems() {
    long strict = MS_NOSUID | MS_NODEV | MS_NOEXEC;
    return List.of(
        new LaunchStep.Mount("proc", "proc", "/proc", strict, ""),
        new LaunchStep.Mount("tmpfs", "tmpfs", "/dev", MS_NOSUID, "mode=755,size=65536k"),
        new LaunchStep.Mount(
            "devpts",
            "devpts",
            "/dev/pts",
            MS_NOSUID | MS_NOEXEC,
            "newinstance,ptmxmode=0666,mode=0620,gid=5"),
        new LaunchStep.Mount("sysfs", "sysfs", "/sys", strict | MS_RDONLY, ""),
        new LaunchStep.Device("/dev/null", 'c', 1, 3, 0666),
        new LaunchStep.Device("/dev/tty", 'c', 5, 0, 0666),
        new LaunchStep.Symlink("pts/ptmx", "/dev/ptmx"));
  }
}
