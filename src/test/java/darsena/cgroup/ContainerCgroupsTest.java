package darsena.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.cgroup.tree.FakeCgroupKernel;
import darsena.container.Limits;
import darsena.container.isolation.DeviceRule;
import darsena.os.CgroupLayout;
import darsena.os.CgroupLayout.Hierarchy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerCgroupsTest {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final Limits NONE = new Limits(0, 0, 0, -1);
  private static final Limits SOME = new Limits(64 << 20, 1_500_000_000, 512, 100);
  private static final List<String> LEGACY =
      List.of("cpu", "memory", "pids", "devices", "freezer", "cpuset", "blkio");

  /** Layouts of hosts. */
  enum Host {
    UNIFIED,
    LEGACY_ONLY,
    HYBRID;

    private FakeCgroupKernel kernel() {
      FakeCgroupKernel kernel = new FakeCgroupKernel();
      if (this == UNIFIED) {
        return kernel.unified(ROOT, "cpu", "memory", "pids", "io");
      }
      LEGACY.forEach(controller -> kernel.legacy(ROOT.resolve(controller), controller));
      return this == HYBRID ? kernel.unified(ROOT.resolve("unified"), "hugetlb") : kernel;
    }

    private CgroupLayout layout() {
      if (this == UNIFIED) {
        return new CgroupLayout(List.of(), Optional.of(ROOT), List.of("cpu", "memory", "pids"));
      }
      List<Hierarchy> legacy =
          LEGACY.stream().map(one -> new Hierarchy(ROOT.resolve(one), List.of(one))).toList();
      return this == HYBRID
          ? new CgroupLayout(legacy, Optional.of(ROOT.resolve("unified")), List.of("hugetlb"))
          : new CgroupLayout(legacy, Optional.empty(), List.of());
    }
  }

  @Test
  void limitsOfVersionTwo() {
    FakeCgroupKernel kernel = Host.UNIFIED.kernel();
    cgroup(Host.UNIFIED, kernel).create(SOME, List.of());
    assertThat(kernel.writes())
        .endsWith(
            "quay/memory.max=67108864",
            "quay/memory.swap.max=67108864",
            "quay/cpu.max=150000 100000",
            "quay/cpu.weight=20",
            "quay/pids.max=100")
        .startsWith("cgroup/cgroup.subtree_control=+cpu");
  }

  @ParameterizedTest
  @EnumSource(names = {"LEGACY_ONLY", "HYBRID"})
  void limitsOfVersionOne(Host host) {
    FakeCgroupKernel kernel = host.kernel();
    cgroup(host, kernel).create(SOME, List.of());
    assertThat(kernel.writes())
        .containsExactly(
            "darsena/cpuset.cpus=0-1",
            "quay/cpuset.cpus=0-1",
            "darsena/cpuset.mems=0",
            "quay/cpuset.mems=0",
            "quay/memory.limit_in_bytes=67108864",
            "quay/memory.memsw.limit_in_bytes=134217728",
            "quay/cpu.cfs_period_us=100000",
            "quay/cpu.cfs_quota_us=150000",
            "quay/cpu.shares=512",
            "quay/pids.max=100");
  }

  @ParameterizedTest
  @CsvSource({"0,1", "2,1", "1024,39", "262144,10000", "999999,10000"})
  void sharesBecomeWeights(long shares, long weight) {
    assertThat(CpuLimit.weight(shares)).isEqualTo(weight);
  }

  @Test
  void aShareOfAProcessorTooSmallForTheKernelIsRefused() {
    assertThat(CpuLimit.quota(10_000_000)).isEqualTo(1_000);
    assertThatThrownBy(() -> CpuLimit.quota(9_999_999)).hasMessageContaining("0.01");
  }

  @Test
  void devicesAreDeniedAndThenAllowedOneByOne() {
    FakeCgroupKernel kernel = Host.LEGACY_ONLY.kernel();
    List<DeviceRule> rules = List.of(DeviceRule.all(false), DeviceRule.character(136, -1));
    cgroup(Host.LEGACY_ONLY, kernel).create(NONE, rules);
    assertThat(kernel.writes())
        .endsWith("quay/devices.deny=a *:* rwm", "quay/devices.allow=c 136:* rwm");
  }

  @Test
  void withVersionTwoDevicesAreAProgramsToRestrict() {
    FakeCgroupKernel kernel = Host.UNIFIED.kernel();
    cgroup(Host.UNIFIED, kernel).create(NONE, List.of(DeviceRule.all(false)));
    assertThat(kernel.writes()).noneMatch(line -> line.contains("devices"));
  }

  @ParameterizedTest
  @EnumSource
  void pauseReturnsWhenEveryProcessIsHeld(Host host) {
    ContainerCgroup cgroup = cgroup(host, host.kernel().freezingAfter(4));
    cgroup.create(NONE, List.of());
    assertThat(cgroup.paused()).isFalse();
    cgroup.pause();
    assertThat(cgroup.paused()).isTrue();
    cgroup.resume();
    assertThat(cgroup.paused()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsHeldCanBeKilled(Host host) {
    FakeCgroupKernel kernel = host.kernel();
    ContainerCgroup cgroup = cgroup(host, kernel);
    cgroup.create(NONE, List.of());
    cgroup.directories().forEach(directory -> kernel.enter(directory, 4711));
    cgroup.pause();
    assertThat(cgroup.members()).containsExactly(4711);
    cgroup.killAll();
    assertThat(cgroup.members()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsInTheWayOfANewContainerIsRemovedFirst(Host host) throws Exception {
    FakeCgroupKernel kernel = host.kernel();
    ContainerCgroup cgroup = cgroup(host, kernel);
    cgroup.create(NONE, List.of());
    Path inner = cgroup.directories().getFirst().resolve("inner");
    kernel.make(inner);
    kernel.enter(inner, 4711);
    cgroup.create(NONE, List.of());
    assertThat(kernel.isCgroup(inner)).isFalse();
    cgroup.remove();
    assertThat(cgroup.exists()).isFalse();
    cgroup.remove();
  }

  @Test
  void aMissingControllerIsAnErrorAndNothingIsLeft() {
    FakeCgroupKernel kernel = new FakeCgroupKernel().unified(ROOT, "cpu");
    ContainerCgroup cgroup = cgroup(Host.UNIFIED, kernel);
    assertThatThrownBy(() -> cgroup.create(Limits.none(), List.of()))
        .hasMessage(
            "cannot limit the number of processes: this host's cgroups have no pids controller");
    assertThat(cgroup.exists()).isFalse();
  }

  @Test
  void usageOfVersionTwo() {
    FakeCgroupKernel kernel = Host.UNIFIED.kernel();
    ContainerCgroup cgroup = cgroup(Host.UNIFIED, kernel);
    cgroup.create(SOME, List.of());
    Path own = cgroup.directories().getFirst();
    kernel.set(own.resolve("cpu.stat"), "usage_usec 1500\nuser_usec 1000");
    kernel.set(own.resolve("memory.current"), "5000");
    kernel.set(own.resolve("memory.stat"), "anon 3000\ninactive_file 1200");
    kernel.set(own.resolve("io.stat"), "8:0 rbytes=10 wbytes=20 rios=1\n8:16 rbytes=1 wbytes=2");
    kernel.set(own.resolve("pids.current"), "3");
    assertThat(cgroup.usage())
        .isEqualTo(new CgroupUsage(1_500_000, 3800, 64 << 20, 11, 22, 3, 100));
  }

  @Test
  void usageOfVersionOne() {
    FakeCgroupKernel kernel = Host.HYBRID.kernel();
    ContainerCgroup cgroup = cgroup(Host.HYBRID, kernel);
    cgroup.create(NONE, List.of());
    Path memory = ROOT.resolve("memory/darsena/quay");
    kernel.set(memory.resolve("memory.usage_in_bytes"), "5000");
    kernel.set(memory.resolve("memory.stat"), "cache 7\ntotal_inactive_file 1000");
    Path blocks = ROOT.resolve("blkio/darsena/quay/blkio.throttle.io_service_bytes_recursive");
    kernel.set(blocks, "8:0 Read 10\n8:0 Write 20\n8:0 Total 30\n8:16 Read 5\nTotal 35");
    CgroupUsage usage = cgroup.usage();
    assertThat(usage.memory()).isEqualTo(4000);
    assertThat(usage.memoryLimit()).isEqualTo(CgroupUsage.UNLIMITED);
    assertThat(usage.readBytes()).isEqualTo(15);
    assertThat(usage.writtenBytes()).isEqualTo(20);
    assertThat(usage.pidsLimit()).isEqualTo(CgroupUsage.UNLIMITED);
  }

  @ParameterizedTest
  @EnumSource
  void theLastContainerTakesTheParentAway(Host host) {
    FakeCgroupKernel kernel = host.kernel();
    ContainerCgroups cgroups = new ContainerCgroups(kernel, host.layout(), "darsena");
    ContainerCgroup one = cgroups.of("one");
    ContainerCgroup two = cgroups.of("two");
    one.create(NONE, List.of());
    two.create(NONE, List.of());

    one.remove();
    assertThat(two.directories()).allMatch(own -> kernel.isCgroup(own.getParent()));
    two.remove();
    assertThat(two.directories()).noneMatch(own -> kernel.isCgroup(own.getParent()));
  }

  @ParameterizedTest
  @EnumSource
  void aParentThatIsTakenAwayMeanwhileIsMadeAgain(Host host) {
    FakeCgroupKernel kernel = host.kernel().takingParentsAway(5);
    ContainerCgroup cgroup = cgroup(host, kernel);
    cgroup.create(NONE, List.of());
    assertThat(cgroup.directories()).allMatch(kernel::isCgroup);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "", ".hidden"})
  void aNameIsOneComponent(String name) {
    ContainerCgroups cgroups =
        new ContainerCgroups(Host.UNIFIED.kernel(), Host.UNIFIED.layout(), "darsena");
    assertThatThrownBy(() -> cgroups.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBePausedGoesOn() {
    FakeCgroupKernel kernel = Host.HYBRID.kernel();
    ContainerCgroup cgroup = cgroup(Host.HYBRID, kernel);
    assertThatThrownBy(cgroup::pause)
        .hasMessage(
            "cannot pause: /sys/fs/cgroup/unified/darsena/quay/cgroup.freeze: no such cgroup");
  }

  private static ContainerCgroup cgroup(Host host, FakeCgroupKernel kernel) {
    return new ContainerCgroups(kernel, host.layout(), "darsena").of("quay");
  }
}
