package darsena.runtime.planning;

import static darsena.runtime.planning.PlanFixture.HYBRID;
import static darsena.runtime.planning.PlanFixture.LEGACY;
import static darsena.runtime.planning.PlanFixture.UNIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ContainerSpec;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.error.DarsenaException;
import darsena.fixture.Golden;
import darsena.os.CgroupLayout;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchPlannerTest {
  private static final Security PRIVILEGED =
      new Security(List.of(), List.of(), true, false, new SeccompSetting.BuiltIn());

  @Test
  void aContainerWithEveryDefault() {
    check("default", PlanFixture.standard(), UNIFIED);
  }

  @Test
  void controllersOfVersionOneAreMountedOneByOne() {
    check("default-v1", PlanFixture.standard(), LEGACY);
  }

  @Test
  void onAHybridHostBothVersionsAreMounted() {
    check("default-hybrid", PlanFixture.standard(), HYBRID);
  }

  @Test
  void aPrivilegedContainerSeesTheHostsDevicesAndHidesNothing() {
    check(
        "privileged",
        PlanFixture.container(
            PlanFixture.terminal(PlanFixture.process("")),
            PRIVILEGED,
            List.of(),
            new NetworkMode.Host()),
        HYBRID);
  }

  @Test
  void aNamedUserHasOnlyWhatWasAddedByName() {
    Security security =
        new Security(
            List.of("CAP_NET_BIND_SERVICE"),
            List.of("CAP_CHOWN"),
            false,
            true,
            new SeccompSetting.BuiltIn());
    check(
        "named-user",
        PlanFixture.container(
            PlanFixture.process("web:www"), security, List.of(), new NetworkMode.None()),
        UNIFIED);
  }

  @Test
  void mountsReadOnlyRootAndInit() {
    List<MountSpec> mounts =
        List.of(
            new MountSpec.Bind("/srv/data", "/data/deep/", false, false, "rslave"),
            new MountSpec.Tmpfs("/data", false, 1 << 20, 01777),
            new MountSpec.Bind("/srv/hosts", "/etc/hosts", true, true, "rprivate"),
            new MountSpec.Tmpfs("/dev/shm", true, 0, 0755));
    check(
        "mixed",
        PlanFixture.container(
            PlanFixture.process("1000:1000"),
            Security.standard(),
            mounts,
            new NetworkMode.Default(),
            true,
            true),
        UNIFIED);
  }

  @Test
  void oneMoreProgram() {
    LaunchPlan plan =
        planner(UNIFIED)
            .planExec(
                PlanFixture.standard(),
                PlanFixture.terminal(PlanFixture.process("web")),
                false,
                PlanFixture.execPaths());
    Golden.check("plans/exec.txt", PlanText.of(plan));
  }

  @Test
  void oneMorePrivilegedProgram() {
    LaunchPlan plan =
        planner(UNIFIED)
            .planExec(
                PlanFixture.standard(), PlanFixture.process(""), true, PlanFixture.execPaths());
    Golden.check("plans/exec-privileged.txt", PlanText.of(plan));
  }

  @Test
  void aDirectoryOfDevicesThatWasAskedForIsLeftAsItIs() {
    LaunchPlan plan = planWith(new MountSpec.Bind("/dev", "/dev", false, false, "rprivate"));
    assertThat(plan.steps())
        .noneMatch(step -> step instanceof LaunchStep.Device)
        .noneMatch(step -> step instanceof LaunchStep.Symlink)
        .noneMatch(
            step -> step instanceof LaunchStep.Mount mount && mount.target().startsWith("/dev"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/proc", "/proc/sys", "/a/../..", "relative", "/proc/1/../self", "/a/.."})
  void nothingIsMountedWhereItWouldHurt(String target) {
    assertThatThrownBy(() -> planWith(new MountSpec.Tmpfs(target, false, 0, 0755)))
        .isInstanceOf(DarsenaException.class)
        .hasMessageContaining("cannot mount anything at `" + target + "`");
  }

  @Test
  void whatLxcfsShowsMayCoverTheKernelsFigures() {
    LaunchPlan plan =
        planWith(new MountSpec.Bind("/lxcfs/meminfo", "/proc/meminfo", true, false, "rprivate"));
    assertThat(plan.steps())
        .anyMatch(
            step -> step instanceof LaunchStep.Bind bind && bind.target().equals("/proc/meminfo"));
  }

  @Test
  void twoMountsAtOnePlaceAreRefused() {
    MountSpec one = new MountSpec.Tmpfs("/data", false, 0, 0755);
    MountSpec other = new MountSpec.Tmpfs("/data/", false, 0, 0755);
    assertThatThrownBy(() -> planWith(one, other)).hasMessageContaining("two mounts");
  }

  @Test
  void sharedPropagationIsRefusedInPlainWords() {
    assertThatThrownBy(() -> planWith(new MountSpec.Bind("/srv", "/srv", false, false, "rshared")))
        .hasMessageContaining("mounts made in a container stay in it");
  }

  private static LaunchPlan planWith(MountSpec... mounts) {
    ContainerSpec spec =
        PlanFixture.container(
            PlanFixture.process(""),
            Security.standard(),
            List.of(mounts),
            new NetworkMode.Default());
    return planner(UNIFIED).plan(spec, PlanFixture.paths(UNIFIED));
  }

  private static LaunchPlanner planner(CgroupLayout cgroups) {
    return PlanFixture.planner(PlanFixture.host(cgroups));
  }

  private static void check(String name, ContainerSpec spec, CgroupLayout cgroups) {
    LaunchPlan plan = planner(cgroups).plan(spec, PlanFixture.paths(cgroups));
    Golden.check("plans/" + name + ".txt", PlanText.of(plan));
  }
}
