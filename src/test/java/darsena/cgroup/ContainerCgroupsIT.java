package darsena.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.container.Limits;
import darsena.container.isolation.DeviceRule;
import darsena.os.CgroupLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On this host's real hierarchies, below a directory of their own. */
class ContainerCgroupsIT {
  private static final Limits NONE = new Limits(0, 0, 0, -1);

  /** How much of this host's layout is used. */
  enum Part {
    ALL,
    LEGACY,
    UNIFIED
  }

  private final List<ContainerCgroup> made = new ArrayList<>();
  private final List<Process> started = new ArrayList<>();
  private final String parent = "darsena-test-" + ProcessHandle.current().pid();

  @BeforeEach
  void needsRoot() {
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "SKIPPED: making cgroups needs root");
  }

  @AfterEach
  void leaveNothing() {
    made.forEach(ContainerCgroup::remove);
    started.forEach(Process::destroyForcibly);
    for (ContainerCgroup cgroup : made) {
      assertThat(cgroup.directories()).noneMatch(Files::exists);
      assertThat(cgroup.directories()).noneMatch(one -> Files.exists(one.getParent()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPausedProcessDoesNotMoveUntilResumed(Part part) throws IOException {
    ContainerCgroup cgroup = cgroup(part, "pause");
    cgroup.create(NONE, List.of());
    Process counter = join(cgroup, "while :; do echo tick; done");
    drain(counter);
    cgroup.pause();
    assertThat(cgroup.paused()).isTrue();
    drain(counter);
    long before = ticks(counter);
    assertThat(counter.getInputStream().available()).isZero();
    assertThat(ticks(counter)).isEqualTo(before);
    cgroup.resume();
    assertThat(counter.getInputStream().read()).isPositive();
    assertThat(cgroup.paused()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aPausedContainerCanBeKilledAndRemoved(Part part) throws Exception {
    ContainerCgroup cgroup = cgroup(part, "kill");
    cgroup.create(NONE, List.of());
    Process shell = join(cgroup, "sleep 1000 & sleep 1000 & echo two; wait");
    assertThat(shell.getInputStream().read()).isPositive();
    assertThat(cgroup.members()).hasSize(3);
    cgroup.pause();
    cgroup.killAll();
    assertThat(shell.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(cgroup.members()).isEmpty();
    cgroup.remove();
    assertThat(cgroup.exists()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whatForksWithoutEndIsKilledToo(Part part) throws Exception {
    ContainerCgroup cgroup = cgroup(part, "forks");
    cgroup.create(NONE, List.of());
    Process shell = join(cgroup, "echo on; while :; do sleep 0.01 & done");
    assertThat(shell.getInputStream().read()).isPositive();
    cgroup.remove();
    assertThat(shell.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(cgroup.exists()).isFalse();
  }

  @Test
  void cgroupsMadeInsideGoToo() throws IOException {
    ContainerCgroup cgroup = cgroup(Part.ALL, "nested");
    cgroup.create(NONE, List.of());
    Path inner = cgroup.directories().getLast().resolve("inner");
    Files.createDirectory(inner);
    Files.createDirectory(inner.resolve("most"));
    cgroup.remove();
    assertThat(cgroup.exists()).isFalse();
  }

  @Test
  void limitsHoldAndUsageIsCounted() throws Exception {
    ContainerCgroup cgroup = cgroup(Part.ALL, "limits");
    cgroup.create(new Limits(64 << 20, 500_000_000, 512, 20), List.of());
    Process shell =
        join(
            cgroup,
            "sleep 1000 & i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo done; wait");
    assertThat(shell.getInputStream().read()).isPositive();
    CgroupUsage usage = cgroup.usage();
    assertThat(usage.memoryLimit()).isEqualTo(64 << 20);
    assertThat(usage.pidsLimit()).isEqualTo(20);
    assertThat(usage.pids()).isEqualTo(2);
    assertThat(usage.cpuNanos()).isPositive();
    assertThat(usage.memory()).isBetween(1L, 64L << 20);
  }

  @Test
  void aNewcomerBeyondTheLimitOfProcessesIsRefused() throws Exception {
    ContainerCgroup cgroup = cgroup(Part.ALL, "pids");
    cgroup.create(new Limits(0, 0, 0, 3), List.of());
    Process shell = join(cgroup, "sleep 99 & sleep 99 & sleep 99 & sleep 99 & wait");
    assertThat(shell.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(shell.getErrorStream().readAllBytes())).contains("fork");
  }

  @Test
  void memoryBeyondTheLimitEndsTheProcessAndIsCounted() throws Exception {
    ContainerCgroup cgroup = cgroup(Part.ALL, "memory");
    cgroup.create(new Limits(16 << 20, 0, 0, -1), List.of());
    Process hungry = join(cgroup, "x=0123456789abcdef; while :; do x=$x$x; done");
    assertThat(hungry.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(hungry.exitValue()).isEqualTo(137);
    assertThat(Files.readString(cgroup.outOfMemoryEvents().orElseThrow()))
        .containsPattern("oom_kill [1-9]");
  }

  @Test
  void onlyAllowedDevicesCanBeOpened() throws Exception {
    assumeTrue(
        CgroupLayout.read(Path.of("/proc")).legacy("devices").isPresent(),
        "SKIPPED: no devices controller of cgroup v1 here");
    ContainerCgroup cgroup = cgroup(Part.ALL, "devices");
    cgroup.create(NONE, List.of(DeviceRule.all(false), DeviceRule.character(1, 3)));
    Process shell = join(cgroup, "echo x >/dev/null && echo null; head -c1 </dev/zero || echo no");
    assertThat(shell.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(shell.getInputStream().readAllBytes())).isEqualTo("null\nno\n");
  }

  @Test
  void whatIsMissingIsSaidPlainly() throws IOException {
    ContainerCgroup cgroup = cgroup(Part.UNIFIED, "missing");
    assumeTrue(
        !Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers")),
        "SKIPPED: version 2 has every controller here");
    assertThatThrownBy(() -> cgroup.create(Limits.none(), List.of()))
        .hasMessage(
            "cannot limit the number of processes: this host's cgroups have no pids controller");
    assertThat(cgroup.exists()).isFalse();
  }

  @Test
  void containersThatComeAndGoDoNotTakeTheParentFromEachOther() throws Exception {
    ContainerCgroups cgroups = new ContainerCgroups(CgroupLayout.read(Path.of("/proc")), parent);
    List<FutureTask<Boolean>> passers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ContainerCgroup cgroup = cgroups.of("passer-" + i);
      made.add(cgroup);
      passers.add(new FutureTask<>(() -> comeAndGo(cgroup), true));
      Thread.ofPlatform().start(passers.getLast());
    }
    for (FutureTask<Boolean> passer : passers) {
      assertThat(passer.get(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void comeAndGo(ContainerCgroup cgroup) {
    for (int i = 0; i < 20; i++) {
      cgroup.create(NONE, List.of());
      assertThat(cgroup.directories()).allMatch(Files::isDirectory);
      cgroup.remove();
    }
  }

  private ContainerCgroup cgroup(Part part, String id) throws IOException {
    CgroupLayout all = CgroupLayout.read(Path.of("/proc"));
    CgroupLayout layout =
        switch (part) {
          case ALL -> all;
          case LEGACY -> new CgroupLayout(all.legacy(), Optional.empty(), List.of());
          case UNIFIED -> new CgroupLayout(List.of(), all.unified(), all.unifiedControllers());
        };
    assumeTrue(!layout.version().equals("none"), "SKIPPED: this host has no such hierarchy");
    ContainerCgroups cgroups = new ContainerCgroups(layout, parent + "-" + id);
    ContainerCgroup cgroup = cgroups.of(id);
    made.add(cgroup);
    return cgroup;
  }

  /** A shell that waits to be inside before it does anything. */
  private Process join(ContainerCgroup cgroup, String script) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "read go; " + script).start();
    started.add(shell);
    for (Path directory : cgroup.directories()) {
      Files.writeString(
          directory.resolve("cgroup.procs"), "" + shell.pid(), StandardOpenOption.WRITE);
    }
    shell.getOutputStream().write('\n');
    shell.getOutputStream().flush();
    return shell;
  }

  private static void drain(Process process) throws IOException {
    byte[] chunk = new byte[1 << 16];
    while (process.getInputStream().available() > 0) {
      int ignored = process.getInputStream().read(chunk);
    }
  }

  private static long ticks(Process process) throws IOException {
    String[] stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split(" ");
    return Long.parseLong(stat[13]) + Long.parseLong(stat[14]);
  }
}
