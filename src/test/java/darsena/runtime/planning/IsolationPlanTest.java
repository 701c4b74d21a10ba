package darsena.runtime.planning;

import static darsena.runtime.planning.PlanFixture.HYBRID;
import static darsena.runtime.planning.PlanFixture.LEGACY;
import static darsena.runtime.planning.PlanFixture.NEIGHBOUR;
import static darsena.runtime.planning.PlanFixture.UNIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ContainerSpec;
import darsena.container.NetworkMode;
import darsena.container.isolation.DeviceMapping;
import darsena.container.isolation.DeviceRule;
import darsena.container.isolation.IpcMode;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.NameResolution;
import darsena.container.isolation.NamespaceMode;
import darsena.container.isolation.Namespaces;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.container.isolation.Ulimit;
import darsena.error.DarsenaException;
import darsena.fixture.Golden;
import darsena.os.CgroupLayout;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.host.HostFeatures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolationPlanTest {
  private static final NetworkMode OWN = new NetworkMode.Default();
  private static final Security NOTHING_HIDDEN = rights("", List.of("/secret"), List.of("ALL"));

  @Test
  void aContainerThatSharesEverythingWithTheHost() {
    NamespaceMode host = new NamespaceMode.Host();
    check(
        "shared-with-host",
        PlanFixture.isolated(
            Security.standard(),
            Isolation.standard().within(new Namespaces(host, new IpcMode.Host(), host, host)),
            new NetworkMode.Host()),
        LEGACY);
  }

  @Test
  void aContainerInTheNamespacesOfAnother() {
    NamespaceMode joined = new NamespaceMode.Joined(NEIGHBOUR);
    NamespaceMode own = new NamespaceMode.Own();
    check(
        "shared-with-another",
        PlanFixture.isolated(
            Security.standard(),
            Isolation.standard()
                .within(new Namespaces(joined, new IpcMode.Joined(NEIGHBOUR), own, own)),
            new NetworkMode.Joined(NEIGHBOUR)),
        UNIFIED);
  }

  @Test
  void everythingThatCanBeSet() {
    Isolation isolation =
        new Isolation(
            Namespaces.standard(),
            List.of(new DeviceMapping("/dev/fuse", "/dev/fuse", "rw")),
            List.of(DeviceRule.parse("c 42:* rwm")),
            List.of(new Ulimit("nofile", 1024, 2048), new Ulimit("core", 0, Ulimit.UNLIMITED)),
            Map.of("net.core.somaxconn", "1024", "kernel.msgmax", "65536"),
            1 << 20,
            List.of("video", "1234"),
            500,
            "quay.test",
            NameResolution.standard(),
            true);
    Security security =
        new Security(
            List.of("CAP_SYS_TIME"),
            List.of("ALL"),
            false,
            true,
            new SeccompSetting.Profile("{}"),
            "",
            List.of("/proc/version"),
            List.of("/proc/kcore", "/proc/s*"),
            true);
    check("everything-set", PlanFixture.isolated(security, isolation, OWN), UNIFIED);
  }

  @Test
  void versionOneNeedsNoProgramForDevices() {
    assertThat(plan(PlanFixture.standard(), HYBRID).steps())
        .noneMatch(step -> step instanceof MonitorStep.DeviceFilter);
    assertThat(plan(PlanFixture.standard(), UNIFIED).steps())
        .anyMatch(step -> step instanceof MonitorStep.DeviceFilter);
  }

  @Test
  void privilegesDoNotLiftAProfileThatWasNamed() {
    SeccompSetting named = new SeccompSetting.Profile("{}");
    Security security = new Security(List.of(), List.of(), true, false, named);
    assertThat(plan(PlanFixture.isolated(security, Isolation.standard(), OWN), UNIFIED).steps())
        .anyMatch(step -> step instanceof LaunchStep.Seccomp);
  }

  @Test
  void whatIsHiddenByRequestStaysHiddenWhenAllElseIsShown() {
    LaunchPlan plan =
        plan(PlanFixture.isolated(NOTHING_HIDDEN, Isolation.standard(), OWN), UNIFIED);
    assertThat(plan.steps())
        .filteredOn(step -> step instanceof LaunchStep.MaskedPath)
        .containsExactly(new LaunchStep.MaskedPath("/secret"));
    assertThat(plan.steps()).noneMatch(step -> step instanceof LaunchStep.ReadOnlyPath);
  }

  @Test
  void aNamedProfileOfAppArmorNeedsAppArmor() {
    Security named = rights("harbour", List.of(), List.of());
    assertThatThrownBy(() -> plan(PlanFixture.isolated(named, Isolation.standard(), OWN), UNIFIED))
        .isInstanceOf(DarsenaException.class)
        .hasMessageContaining("AppArmor is not enabled on this host");
    Security unconfined = rights("unconfined", List.of(), List.of());
    assertThat(plan(PlanFixture.isolated(unconfined, Isolation.standard(), OWN), UNIFIED).steps())
        .noneMatch(step -> step instanceof LaunchStep.AppArmor);
  }

  @ParameterizedTest
  @CsvSource({
    "kernel.panic, 1, sysctl 'kernel.panic' is not allowed",
    "kernel.hostname, quay, sysctl 'kernel.hostname' is not allowed",
    "vm.swappiness, 1, sysctl 'vm.swappiness' is not allowed",
    "net.core.a+b, 1, characters",
    "net/../kernel/panic, 1, characters",
    "kernel.shm_rmid_forced, 1+2, characters",
    "net.core.somaxconn, 1;2, characters",
  })
  void aSettingOfTheHostsIsRefused(String key, String value, String reason) {
    assertThatThrownBy(
            () -> plan(PlanFixture.isolated(Security.standard(), with(key, value), OWN), UNIFIED))
        .isInstanceOf(DarsenaException.class)
        .hasMessageContaining("cannot set `" + key + "`")
        .hasMessageContaining(reason);
  }

  @Test
  void aSettingNeedsANamespaceOfItsOwn() {
    Isolation asked = with("net.core.somaxconn", "1");
    ContainerSpec inHostsNetwork =
        PlanFixture.isolated(Security.standard(), asked, new NetworkMode.Host());
    assertThatThrownBy(() -> plan(inHostsNetwork, UNIFIED))
        .hasMessageContaining("not allowed in a network namespace that is not the container's own");
  }

  @Test
  void whatTheHostClampsIsTold() {
    Isolation none = Isolation.standard();
    Isolation asked =
        new Isolation(
            none.namespaces(),
            none.devices(),
            none.deviceRules(),
            List.of(new Ulimit("nofile", 1, Ulimit.UNLIMITED), new Ulimit("core", 0, 1)),
            none.sysctls(),
            none.sharedMemory(),
            none.groups(),
            -500,
            none.domainName(),
            none.names(),
            false);
    HostFeatures any = PlanFixture.host(UNIFIED);
    HostFeatures weak =
        new HostFeatures(
            any.kernel(),
            any.architecture(),
            any.cgroups(),
            any.namespaces(),
            any.fileSystems(),
            CapabilitySet.STANDARD,
            1024,
            true,
            any.appArmor());
    assertThat(new Shortfalls(weak).of(asked))
        .containsExactly(
            "this host allows 1024 open files at most: the limit is that",
            "this host does not lower oom scores: it may stay above -500");
    assertThat(new Shortfalls(any).of(asked)).isEmpty();
    assertThat(new Shortfalls(weak).of(none)).isEmpty();
  }

  private static Isolation with(String key, String value) {
    Isolation none = Isolation.standard();
    return new Isolation(
        none.namespaces(),
        none.devices(),
        none.deviceRules(),
        none.ulimits(),
        Map.of(key, value),
        none.sharedMemory(),
        none.groups(),
        none.oomScore(),
        none.domainName(),
        none.names(),
        false);
  }

  private static Security rights(String appArmor, List<String> masked, List<String> unmasked) {
    return new Security(
        List.of(),
        List.of(),
        false,
        false,
        new SeccompSetting.BuiltIn(),
        appArmor,
        masked,
        unmasked,
        false);
  }

  private static LaunchPlan plan(ContainerSpec spec, CgroupLayout cgroups) {
    return PlanFixture.planner(PlanFixture.host(cgroups)).plan(spec, PlanFixture.paths(cgroups));
  }

  private static void check(String name, ContainerSpec spec, CgroupLayout cgroups) {
    Golden.check("plans/" + name + ".txt", PlanText.of(plan(spec, cgroups)));
  }
}
