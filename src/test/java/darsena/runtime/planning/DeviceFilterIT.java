package darsena.runtime.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.container.isolation.DeviceRule;
import darsena.fixture.LeakCheck;
import darsena.runtime.MonitorStep;
import darsena.runtime.host.HostProbe;
import darsena.runtime.launch.ProbeContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The kernel takes the programs for devices, and does what they say. */
class DeviceFilterIT {
  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  @TempDir private Path directory;

  @Test
  void versionTwoRefusesWhatNoRuleAllows() throws Exception {
    ProbeContainer.assumePossible();
    Optional<Path> root = HostProbe.ofThisHost().features().cgroups().unified();
    assumeTrue(root.isPresent(), "SKIPPED: no cgroup v2 is mounted");
    Path cgroup =
        Files.createDirectory(
            root.get().resolve("darsena-test-" + ProcessHandle.current().pid() + "-devices"));
    try {
      ProbeContainer container = new ProbeContainer(directory);
      List<DeviceRule> rules =
          List.of(DeviceRule.all(false), DeviceRule.character(1, 3), DeviceRule.parse("c 5:0 m"));
      container.monitorSteps.add(new MonitorStep.JoinCgroup(cgroup.toString()));
      container.monitorSteps.add(
          new MonitorStep.DeviceFilter(cgroup.toString(), List.of(DeviceProgram.of(rules))));
      assertThat(container.run("open:/dev/null", "open:/dev/tty"))
          .contains("stdout F open /dev/null ok")
          .contains("stdout F open /dev/tty Operation not permitted");
    } finally {
      Files.delete(cgroup);
    }
  }
}
