package darsena.runtime.launch;

import static darsena.runtime.launch.ProbeContainer.MS_NOSUID;
import static darsena.runtime.launch.ProbeContainer.MS_RDONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.LeakCheck;
import darsena.runtime.LaunchStep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LaunchStepsIT {
  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  @TempDir Path directory;

  private ProbeContainer container;

  @BeforeAll
  static void assumePossible() throws IOException {
    ProbeContainer.assumePossible();
  }

  @BeforeEach
  void prepare() throws IOException {
    container = new ProbeContainer(directory);
  }

  @Test
  void theProgramIsProcessOneOfANewWorld() throws Exception {
    container.lateSteps.add(new LaunchStep.Hostname("box"));

    assertThat(container.run("processes", "cat:/proc/sys/kernel/hostname", "cgroup", "cwd"))
        .contains("stdout F processes 1", "stdout F line box", "stdout F cwd /");
    assertThat(container.exitStatus("exit")).isEqualTo("status code 0");
    assertThat(container.file("process")).doesNotExist();
  }

  @Test
  void theExitCodeIsRecorded() throws Exception {
    container.run("exit:7");

    assertThat(container.exitStatus("exit")).isEqualTo("status code 7");
  }

  @Test
  void outputGoesToTheLogByStream() throws Exception {
    assertThat(container.run("text:out", "error:err", "part:open"))
        .containsExactlyInAnyOrder("stdout F out", "stderr F err", "stdout P open");
  }

  @Test
  void noDescriptorOfTheHostIsInherited() throws Exception {
    List<String> log = container.run("links:/proc/self/fd");

    assertThat(log).hasSize(3).noneMatch(line -> line.contains(directory.toString()));
  }

  @Test
  void namedUsersAreLookedUpInsideTheRoot() throws Exception {
    container
        .with("etc/passwd", "root:x:0:0::/root:\nann:x:1001:1002::/home/ann:/bin/sh\n")
        .with("etc/group", "wheel:x:10:bob,ann\nannes:x:1002:\n");
    container.lastSteps.add(new LaunchStep.User("ann", List.of("44", "wheel")));

    assertThat(container.run("ids", "env"))
        .contains(
            "stdout F uid 1001",
            "stdout F gid 1002",
            "stdout F groups 10 44 1002",
            "stdout F env HOME=/home/ann");
  }

  @Test
  void aNumberNeedsNoPasswdFile() throws Exception {
    container.lastSteps.add(new LaunchStep.User("5:6", List.of()));

    assertThat(container.run("ids", "env"))
        .contains("stdout F uid 5", "stdout F gid 6", "stdout F env HOME=/");
  }

  @Test
  void aUserCannotBeFoundThroughALinkToTheHost() throws Exception {
    Files.createDirectories(directory.resolve("lower/etc"));
    Files.createSymbolicLink(
        directory.resolve("lower/etc/passwd"), Path.of("../../../../../../../etc/passwd"));
    container.lastSteps.add(new LaunchStep.User("daemon", List.of()));

    assertThatThrownBy(() -> container.run("ids"))
        .isInstanceOfSatisfying(
            DarsenaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
        .hasMessageContaining("unable to find user daemon");
  }

  @Test
  void aCommandThatIsMissingFailsAndLeavesNothing() throws Exception {
    Files.writeString(container.file("cleaned"), "");

    assertThatThrownBy(() -> container.run(container.planOf(List.of("nosuch"))))
        .isInstanceOfSatisfying(
            DarsenaException.class,
            e -> assertThat(e.kind()).isEqualTo(ErrorKind.COMMAND_NOT_FOUND));
    assertThat(container.file("attach.sock")).doesNotExist();
    assertThat(container.file("process")).doesNotExist();
    assertThat(container.file("cleaned")).doesNotExist();
  }

  @Test
  void whatIsNotExecutableIsSaidToBe() throws Exception {
    container.with("etc/motd", "hello");

    assertThatThrownBy(() -> container.run(container.planOf(List.of("/etc/motd"))))
        .isInstanceOfSatisfying(
            DarsenaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_EXECUTABLE));
  }

  @Test
  void masksHideAndReadOnlyPathsStay() throws Exception {
    container.lateSteps.addAll(
        List.of(
            new LaunchStep.MaskedPath("/proc/timer_list"),
            new LaunchStep.MaskedPath("/sys/firmware"),
            new LaunchStep.MaskedPath("/proc/acpi"),
            new LaunchStep.MaskedPath("/nothing/here"),
            new LaunchStep.MaskedPath("/sys/devices/system/cpu/cpu*/topology"),
            new LaunchStep.ReadOnlyPath("/proc/sys")));

    assertThat(
            container.run(
                "cat:/proc/timer_list",
                "links:/sys/firmware",
                "write:/proc/sys/kernel/domainname",
                "open:/sys/devices/system/cpu/cpu0/topology/core_id"))
        .containsExactly(
            "stdout F write /proc/sys/kernel/domainname Read-only file system",
            "stdout F open /sys/devices/system/cpu/cpu0/topology/core_id No such file or"
                + " directory");
  }

  @Test
  void capabilitiesAreExactlyThose() throws Exception {
    container.lastSteps.addAll(
        List.of(
            new LaunchStep.BoundingSet(0x800405fbL),
            new LaunchStep.Capabilities(0x5fbL, 0x800405fbL, 0, 0),
            new LaunchStep.NoNewPrivileges()));

    // execve as root makes all that is bounded effective again.
    assertThat(container.run("status:CapBnd", "status:CapPrm", "status:CapInh", "status:NoNew"))
        .containsExactly(
            "stdout F status CapBnd:\t00000000800405fb",
            "stdout F status CapPrm:\t00000000800405fb",
            "stdout F status CapInh:\t0000000000000000",
            "stdout F status NoNewPrivs:\t1");
  }

  @Test
  void aFilterAnswersForTheKernel() throws Exception {
    int getppid = System.getProperty("os.arch").equals("aarch64") ? 173 : 110;
    container.lastSteps.add(new LaunchStep.Seccomp(List.of(refusing(getppid))));

    assertThat(container.run("call:getppid", "status:Seccomp:"))
        .containsExactly(
            "stdout F call getppid Operation not permitted", "stdout F status Seccomp:\t2");
  }

  @Test
  void limitsAreSetAndClamped() throws Exception {
    container.lateSteps.add(new LaunchStep.ResourceLimit(7, 100, 200));
    container.lateSteps.add(new LaunchStep.Umask(027));

    assertThat(container.run("limit:7", "umask"))
        .containsExactly("stdout F limit 7 100 200", "stdout F umask 0027");
  }

  @Test
  void theWorkingDirectoryIsMade() throws Exception {
    container.lateSteps.add(new LaunchStep.WorkingDirectory("/a/b/c", true));

    assertThat(container.run("cwd")).containsExactly("stdout F cwd /a/b/c");
  }

  @Test
  void aWorkingDirectoryThatMayNotBeMadeHasToBeThere() {
    container.lateSteps.add(new LaunchStep.WorkingDirectory("/a/b/c", false));

    assertThatThrownBy(() -> container.run("cwd"))
        .isInstanceOfSatisfying(
            DarsenaException.class,
            failure -> {
              assertThat(failure.kind().runStatus()).isEqualTo(126);
              assertThat(failure).hasMessageContaining("`/a/b/c`: no such file or directory");
            });
  }

  @Test
  void aMountTargetNeverLeavesTheTree() throws Exception {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.createSymbolicLink(directory.resolve("lower/link"), outside);
    Files.writeString(directory.resolve("source"), "content\n");
    container.rootSteps.add(
        new LaunchStep.Bind(
            container.path("source"), "/link/file", MS_RDONLY | MS_NOSUID, false, false, 0));

    assertThat(container.run("cat:" + outside + "/file", "write:/link/file"))
        .containsExactly(
            "stdout F line content", "stdout F write /link/file Read-only file system");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aHundredAndTwentySevenLayersMount() throws Exception {
    List<Path> lowers = new ArrayList<>();
    for (int i = 0; i < 126; i++) {
      Path layer = Files.createDirectories(directory.resolve("a-layer-with-a-long-name-" + i));
      Files.writeString(layer.resolve("file" + i), "");
      lowers.add(layer);
    }
    lowers.add(directory.resolve("lower"));
    container.lowers = lowers;

    assertThat(container.run("open:/file0", "open:/file125"))
        .containsExactly("stdout F open /file0 ok", "stdout F open /file125 ok");
  }

  @Test
  void aReadOnlyRootTakesNothing() throws Exception {
    container.lateSteps.add(new LaunchStep.ReadOnlyRoot());

    assertThat(container.run("write:/new"))
        .containsExactly("stdout F write /new Read-only file system");
  }

  @Test
  void initReapsAndTellsTheStatus() throws Exception {
    container.lastSteps.add(new LaunchStep.Init());

    assertThat(container.run("orphan", "orphan", "processes", "exit:9"))
        .last()
        .isIn("stdout F processes 2", "stdout F processes 3");
    assertThat(container.exitStatus("exit")).isEqualTo("status code 9");
  }

  /** Architecture unchecked, for a test: this call is EPERM, all others pass. */
  private static byte[] refusing(int call) {
    ByteBuffer program = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    instruction(program, 0x20, 0, 0, 0);
    instruction(program, 0x15, 0, 1, call);
    instruction(program, 0x06, 0, 0, 0x00050001);
    instruction(program, 0x06, 0, 0, 0x7fff0000);
    return program.array();
  }

  private static void instruction(ByteBuffer program, int code, int yes, int no, int operand) {
    program.putShort((short) code).put((byte) yes).put((byte) no).putInt(operand);
  }
}
