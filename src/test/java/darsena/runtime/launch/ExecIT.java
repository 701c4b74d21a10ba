package darsena.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.LeakCheck;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExecIT {
  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  @TempDir Path directory;

  private ProbeContainer container;
  private PreparedLaunch first;

  @BeforeAll
  static void assumePossible() throws IOException {
    ProbeContainer.assumePossible();
  }

  @BeforeEach
  void startTheContainer() throws Exception {
    container = new ProbeContainer(directory);
    container
        .with("etc/passwd", "root:x:0:0::/root:\nann:x:1001:1002::/home/ann:/bin/sh\n")
        .with("data/file", "inside\n");
    container.lateSteps.add(new LaunchStep.Hostname("box"));
    first = ProbeContainer.launcher().prepare(container.plan("sleep:60"));
    first.start();
  }

  @AfterEach
  void endTheContainer() throws Exception {
    ProbeContainer.kill(first.process().pid(), "KILL");
    container.awaitGone("attach.sock");
  }

  @Test
  void itRunsInTheSameWorld() throws Exception {
    assertThat(
            exec(
                List.of(
                    new LaunchStep.WorkingDirectory("/data", false),
                    new LaunchStep.User("ann", List.of())),
                "processes",
                "cat:/proc/sys/kernel/hostname",
                "cat:file",
                "cwd",
                "ids",
                "links:/proc/self/fd",
                "exit:6"))
        .contains(
            "stdout F processes 2",
            "stdout F line box",
            "stdout F line inside",
            "stdout F cwd /data",
            "stdout F uid 1001")
        .noneMatch(line -> line.contains(directory.toString()));
    assertThat(container.exitStatus("exec-exit")).isEqualTo("status code 6");
  }

  @Test
  void itGetsATerminalOfTheContainers() throws Exception {
    container.terminal = true;

    assertThat(exec(List.of(), "tty")).containsExactly("stdout F tty /dev/pts/0 0 0");
  }

  @Test
  void aChildThatKeepsTheStreamsDoesNotHoldUpTheEnd() throws Exception {
    List<String> log = exec(List.of(), "fork:1", "text:done");

    assertThat(log).contains("stdout F done");
  }

  @Test
  void anotherProcessWithTheSameNumberIsRefused() {
    List<LaunchStep> steps = new ArrayList<>();
    steps.add(new MonitorStep.Session("", "", "", false, false));
    steps.add(
        new LaunchStep.JoinNamespaces(
            first.process().pid(), first.process().startTime() + 1, ProbeContainer.ALL_NAMESPACES));
    steps.add(new LaunchStep.Execute(List.of("/bin/probe"), List.of()));

    assertThatThrownBy(() -> ProbeContainer.launcher().prepare(new LaunchPlan(steps)))
        .isInstanceOfSatisfying(
            DarsenaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
  }

  private List<String> exec(List<LaunchStep> late, String... requests) throws Exception {
    try (PreparedLaunch launch =
        ProbeContainer.launcher().prepare(container.exec(first, late, requests))) {
      launch.start();
    }
    container.awaitFile("exec-exit");
    container.awaitGone("exec.sock");
    return container.log("exec-log");
  }
}
