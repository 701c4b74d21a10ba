package darsena.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.container.ContainerSpec;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.ProcessSpec;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.runtime.planning.PlanFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a planned container really gets, as a program inside of it sees it. */
class LaunchIT {
  private static final Security PRIVILEGED =
      new Security(List.of(), List.of(), true, false, new SeccompSetting.BuiltIn());

  @TempDir private Path directory;
  private LaunchGround ground;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: needs root");
    assumeTrue(Files.exists(Path.of("/bin/busybox")), "SKIPPED: needs busybox-static");
    ground = new LaunchGround(directory);
  }

  @AfterEach
  void leaveNothing() {
    if (ground != null) {
      ground.close();
    }
  }

  @Test
  void rightsAreTheStandardOnes() throws IOException {
    List<String> status =
        ground.output(
            shell("grep -E '^(Cap|Seccomp:|NoNewPrivs)' /proc/self/status | busybox tr '\\t' ' '"));
    assertThat(status)
        .containsExactly(
            "CapInh: 0000000000000000",
            "CapPrm: 00000000800405fb",
            "CapEff: 00000000800405fb",
            "CapBnd: 00000000800405fb",
            "CapAmb: 0000000000000000",
            "NoNewPrivs: 0",
            "Seccomp: 2");
  }

  @Test
  void processesHostsAndUsersAreItsOwn() throws IOException {
    assertThat(
            ground.output(
                shell(
                    "echo $$; hostname; id -u; pwd; umask; ulimit -n; cat /etc/hosts; ls"
                        + " /proc/1/fd")))
        .startsWith("1", "quay", "0", "/srv", "0022")
        .contains("hosts")
        .endsWith("0", "1", "2", "3");
  }

  @Test
  void theDirectoryOfDevicesHasTheUsualOnesAndNoMore() throws IOException {
    List<String> names = ground.output(shell("ls /dev"));
    assertThat(names).containsExactlyInAnyOrder(deviceNames().toArray(String[]::new));
    assertThat(ground.upper().resolve("dev")).doesNotExist();
  }

  private List<String> deviceNames() {
    List<String> names =
        new java.util.ArrayList<>(
            List.of(
                "fd", "full", "mqueue", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin",
                "stdout", "tty", "urandom", "zero"));
    if (ground.host().kernelCore()) {
      names.add("core");
    }
    return names;
  }

  @Test
  void theKernelsFilesAreHiddenOrReadOnly() throws IOException {
    assertThat(
            ground.output(
                shell(
                    """
                    cat /proc/kcore | wc -c
                    cat /proc/keys | wc -c
                    ls /sys/firmware | wc -l
                    echo b > /proc/sysrq-trigger || echo read-only
                    echo 1 > /proc/sys/vm/drop_caches || echo read-only
                    mkdir /sys/fs/cgroup/x || echo read-only
                    """)))
        .containsSubsequence("0", "0", "0")
        .filteredOn("read-only"::equals)
        .hasSize(3);
  }

  @Test
  void itsCgroupLooksLikeTheRoot() throws IOException {
    List<String> lines = ground.output(shell("cat /proc/self/cgroup; ls /sys/fs/cgroup"));
    assertThat(lines).noneMatch(line -> line.contains("darsena"));
    assertThat(lines).anyMatch(line -> line.endsWith(":/"));
  }

  @Test
  void itsLimitOfProcessesIsWhereItLooks() throws IOException {
    assumeTrue(ground.host().cgroups().legacy("pids").isPresent(), "SKIPPED: no pids on v1");
    assertThat(ground.output(shell("cat /sys/fs/cgroup/pids/pids.max"))).containsExactly("2048");
  }

  @Test
  void aNetworkOfItsOwnHasLoopbackUpAndNothingElse() throws IOException {
    List<String> lines =
        ground.output(
            shell(
                """
                busybox ip -o link | busybox cut -d' ' -f2
                busybox ping -c1 -W1 127.0.0.1 > /dev/null && echo pong
                cat /proc/sys/net/ipv4/ip_unprivileged_port_start
                """));
    assertThat(lines).contains("lo:", "0").noneMatch(line -> line.startsWith("eth"));
  }

  @Test
  void mountsAndNamespacesCannotBeMade() throws IOException {
    assertThat(
            ground.output(
                shell(
                    """
                    busybox mount -t tmpfs none /mnt || echo no
                    busybox unshare -U true || echo no
                    busybox mknod /x b 8 0 || echo no
                    """)))
        .filteredOn("no"::equals)
        .hasSize(3);
  }

  @Test
  void aNamedUserHasNothingButWhatWasAdded() throws IOException {
    Security security =
        new Security(
            List.of("CAP_NET_BIND_SERVICE"), List.of(), false, true, new SeccompSetting.BuiltIn());
    ProcessSpec process =
        withUser(command("id; grep -E '^(CapEff|NoNew)' /proc/self/status"), "web");
    List<String> lines = ground.output(container(process, security, List.of(), false));
    assertThat(lines.getFirst()).startsWith("uid=33(web) gid=44");
    assertThat(lines.get(1)).endsWith("0000000000000400");
    assertThat(lines.get(2)).endsWith("1");
  }

  @Test
  void aReadOnlyRootTakesNothingButItsMountsDo() throws IOException {
    Path shared = Files.createDirectory(directory.resolve("shared"));
    List<MountSpec> mounts =
        List.of(
            new MountSpec.Bind(shared.toString(), "/data/in", false, true, "rprivate"),
            new MountSpec.Bind(shared.toString(), "/data/look", true, true, "rprivate"),
            new MountSpec.Tmpfs("/scratch", false, 1 << 20, 01777));
    ProcessSpec process =
        command(
            """
            echo a > /file || echo no
            echo b > /data/in/file && echo yes
            echo c > /data/look/file || echo no
            echo d > /scratch/file && echo yes
            echo e > /etc/hosts || echo no
            """);
    List<String> lines = ground.output(container(process, Security.standard(), mounts, true));
    assertThat(lines)
        .filteredOn(line -> line.length() < 4)
        .containsExactly("no", "yes", "no", "yes", "no");
    assertThat(shared.resolve("file")).hasContent("b");
  }

  @Test
  void aPrivilegedContainerSeesDevicesAndTheKernelsFiles() throws IOException {
    List<String> lines =
        ground.output(
            container(
                command(
                    """
                    ls /dev | wc -l
                    grep -E '^(CapBnd|Seccomp:)' /proc/self/status
                    busybox mkdir /sys/fs/cgroup/x || echo fixed
                    busybox mknod /x c 1 3 && echo x > /x && echo made
                    """),
                PRIVILEGED,
                List.of(),
                false));
    assertThat(Integer.parseInt(lines.getFirst().strip())).isGreaterThan(20);
    assertThat(lines).anyMatch(line -> line.startsWith("Seccomp") && line.endsWith("0"));
    assertThat(lines)
        .anyMatch(line ->
            line.startsWith("CapBnd")
                && line.endsWith(Long.toHexString(ground.host().available().mask())));
    assertThat(lines).endsWith("made");
  }

  @Test
  void oneMoreProgramHasTheSameWalls() throws IOException {
    ContainerSpec spec = shell("trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done");
    ground.start(spec);
    String look =
        "{ test $(busybox readlink /proc/self/ns/net) = $(busybox readlink /proc/1/ns/net)"
            + " && echo 1;"
            + " grep -E '^(CapBnd|Seccomp:)' /proc/self/status;"
            + " cat /proc/self/cgroup; hostname; ls / | grep -c '^bin$'; } > /seen";
    ground.exec(spec, command(look), false);
    List<String> seen = Files.readAllLines(ground.upper().resolve("seen"));
    assertThat(seen).contains("quay", "CapBnd:\t00000000800405fb", "Seccomp:\t2");
    assertThat(seen).noneMatch(line -> line.contains("darsena")).startsWith("1").endsWith("1");
    ground.exec(spec, command("grep -E '^(CapBnd|Seccomp:)' /proc/self/status > /seen"), true);
    assertThat(Files.readAllLines(ground.upper().resolve("seen")))
        .contains("Seccomp:\t0")
        .doesNotContain("CapBnd:\t00000000800405fb");
  }

  private static ContainerSpec shell(String script) {
    return container(command(script), Security.standard(), List.of(), false);
  }

  private static ContainerSpec container(
      ProcessSpec process, Security security, List<MountSpec> mounts, boolean readOnly) {
    return PlanFixture.container(
        process, security, mounts, new NetworkMode.Default(), readOnly, false);
  }

  private static ProcessSpec command(String script) {
    ProcessSpec any = PlanFixture.process("");
    return new ProcessSpec(
        List.of(),
        List.of("/bin/busybox", "sh", "-c", script),
        any.environment(),
        any.workingDirectory(),
        "",
        false,
        false);
  }

  private static ProcessSpec withUser(ProcessSpec process, String user) {
    return new ProcessSpec(
        process.entrypoint(),
        process.command(),
        process.environment(),
        process.workingDirectory(),
        user,
        process.terminal(),
        process.stdinOpen());
  }
}
