package darsena.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.os.KernelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProbeTest {
  @TempDir private Path root;
  private HostProbe probe;

  @BeforeEach
  void aSmallHost() throws IOException {
    write("proc/sys/kernel/osrelease", "5.15.0-91-generic\n");
    write("proc/filesystems", "nodev\tsysfs\nnodev\tmqueue\n\text4\n");
    write("proc/self/status", "Name:\tjava\nCapBnd:\t000001fffeffffff\n");
    write(
        "proc/self/limits",
        "Limit                     Soft Limit           Hard Limit           Units\n"
            + "Max open files            1024                 524288               files\n");
    write("proc/self/ns/time", "");
    write("proc/self/ns/cgroup", "");
    Path unified = root.resolve("cgroup");
    write("cgroup/cgroup.controllers", "cpu memory pids\n");
    write("proc/self/mountinfo", "30 25 0:26 / " + unified + " rw shared:4 - cgroup2 cgroup2 rw\n");
    Files.createDirectory(root.resolve("sys"));
    Files.createDirectory(root.resolve("dev"));
    probe = new HostProbe(root.resolve("proc"), root.resolve("sys"));
  }

  @Test
  void whatPlansDependOn() {
    HostFeatures host = probe.features();
    assertThat(host.kernel()).isEqualTo(new KernelVersion(5, 15));
    assertThat(host.namespaces()).containsExactlyInAnyOrder("time", "cgroup");
    assertThat(host.fileSystems()).containsExactlyInAnyOrder("sysfs", "mqueue", "ext4");
    assertThat(host.available().contains("SYS_RESOURCE")).isFalse();
    assertThat(host.available().contains("SYS_ADMIN")).isTrue();
    assertThat(host.openFilesLimit()).isEqualTo(524_288);
    assertThat(host.kernelCore()).isFalse();
    assertThat(host.appArmor()).isEmpty();
    assertThat(host.cgroups().version()).isEqualTo("v2");
    assertThat(host.cgroups().unifiedControllers()).isEqualTo(List.of("cpu", "memory", "pids"));
  }

  @Test
  void hierarchiesOfBothVersionsOnceEach() throws IOException {
    write(
        "proc/self/mountinfo",
        """
        1 0 0:1 / /sys/fs/cgroup ro - tmpfs tmpfs rw
        2 1 0:2 / /sys/fs/cgroup/cpu,cpuacct rw shared:1 - cgroup cgroup rw,cpu,cpuacct
        3 1 0:3 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd
        4 1 0:4 / %s rw - cgroup2 cgroup2 rw
        5 1 0:2 / /elsewhere\\040too rw - cgroup cgroup rw,cpu,cpuacct
        """
            .formatted(root.resolve("cgroup")));
    var cgroups = probe.features().cgroups();
    assertThat(cgroups.version()).isEqualTo("hybrid");
    assertThat(cgroups.legacy()).hasSize(2);
    assertThat(cgroups.legacy("cpuacct").orElseThrow().mount())
        .isEqualTo(Path.of("/sys/fs/cgroup/cpu,cpuacct"));
    assertThat(cgroups.legacy("name=systemd")).isPresent();
    assertThat(cgroups.legacy("memory")).isEmpty();
  }

  @Test
  void appArmorConfinesWhenItSaysSo() throws IOException {
    write("sys/module/apparmor/parameters/enabled", "Y\n");
    assertThat(probe.features().appArmor()).contains(Set.of());
    write(
        "sys/kernel/security/apparmor/profiles",
        "docker-default (enforce)\nlsb_release (complain)\n");
    assertThat(probe.features().appArmor()).contains(Set.of("docker-default", "lsb_release"));
  }

  @Test
  void withoutTheKernelsFilesNothingIsKnown() throws IOException {
    Files.delete(root.resolve("proc/self/status"));
    assertThatThrownBy(probe::features)
        .hasMessageContaining("cannot find out what this host offers");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
