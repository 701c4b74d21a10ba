package darsena.runtime.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ProcessIdentity;
import darsena.error.DarsenaException;
import darsena.fixture.Gone;
import darsena.fixture.LeakCheck;
import darsena.os.process.Processes;
import darsena.runtime.MonitorStep;
import darsena.runtime.MonitorStep.AtExit;
import darsena.runtime.MonitorStep.AtExit.Cleanup;
import darsena.runtime.launch.PreparedLaunch;
import darsena.runtime.launch.ProbeContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MonitorIT {
  private static final int SIGTERM = 15;

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
  void closedBeforeTheStartSignalNothingHasHappened() throws Exception {
    Files.writeString(container.file("cleaned"), "");
    int pid;
    try (PreparedLaunch launch = ProbeContainer.launcher().prepare(container.plan("sleep:60"))) {
      pid = launch.process().pid();
      assertThat(Processes.ofHost().startTime(pid)).contains(launch.process().startTime());
      assertThat(container.file("process")).exists();
    }

    assertThat(Processes.ofHost().startTime(pid)).isEmpty();
    for (String gone : List.of("process", "attach.sock", "exit", "cleaned")) {
      assertThat(container.file(gone)).doesNotExist();
    }
  }

  @Test
  void aSignalThatEndsTheProgramIsRecorded() throws Exception {
    try (PreparedLaunch launch = ProbeContainer.launcher().prepare(container.plan("sleep:60"))) {
      launch.start();
      ProbeContainer.kill(launch.process().pid(), "KILL");
    }
    container.awaitGone("attach.sock");

    assertThat(container.exitStatus("exit")).isEqualTo("status signal 9");
  }

  @Test
  void hangUpsAndPipesDoNotReachTheMonitorButTermReachesTheProgram() throws Exception {
    try (PreparedLaunch launch =
        ProbeContainer.launcher().prepare(container.plan("await:" + SIGTERM, "exit:5"))) {
      launch.start();
      container.awaitLogged("ready");
      ProbeContainer.kill(launch.monitor().pid(), "HUP");
      ProbeContainer.kill(launch.monitor().pid(), "INT");
      ProbeContainer.kill(launch.monitor().pid(), "PIPE");
      ProbeContainer.kill(launch.monitor().pid(), "TERM");
    }
    container.awaitGone("attach.sock");

    assertThat(container.exitStatus("exit")).isEqualTo("status code 5");
  }

  @Test
  void theManagersEnvironmentStaysWithIt() throws Exception {
    assertThat(System.getenv()).isNotEmpty();
    try (PreparedLaunch launch = ProbeContainer.launcher().prepare(container.plan("exit:0"))) {
      for (ProcessIdentity one : List.of(launch.monitor(), launch.process())) {
        assertThat(Files.readAllBytes(Path.of("/proc/" + one.pid() + "/environ"))).isEmpty();
      }
    }
  }

  @Test
  void aKilledMonitorLeavesTheProgramKnownByItsIdentity() throws Exception {
    try (PreparedLaunch launch = ProbeContainer.launcher().prepare(container.plan("sleep:60"))) {
      launch.start();
      ProbeContainer.kill(launch.monitor().pid(), "KILL");
      awaitEnd(launch.monitor().pid());

      assertThat(Processes.ofHost().startTime(launch.process().pid()))
          .contains(launch.process().startTime());
      assertThat(Files.readString(container.file("process")))
          .contains("boot-id " + launch.process().bootId())
          .contains("\npid " + launch.process().pid() + "\n")
          .contains("\nstart-time " + launch.process().startTime() + "\n")
          .contains("\nmonitor-pid " + launch.monitor().pid() + "\n");
      ProbeContainer.kill(launch.process().pid(), "KILL");
    }
  }

  @Test
  void noLineIsLostAcrossRotations() throws Exception {
    container.monitorSteps.add(new MonitorStep.Log(container.path("many"), 100_000, 1000));
    container.run("lines:30000");

    List<Path> files = new ArrayList<>();
    try (var found = Files.newDirectoryStream(directory, "many*")) {
      found.forEach(files::add);
    }
    files.sort((one, other) -> Integer.compare(generation(other), generation(one)));
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      assertThat(Files.size(file)).isLessThanOrEqualTo(100_000);
      lines.addAll(Files.readAllLines(file));
    }
    assertThat(files).hasSizeGreaterThan(10);
    assertThat(lines).hasSize(30_000);
    Pattern shape =
        Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z stdout F line (\\d+) of .*");
    for (int i = 0; i < lines.size(); i++) {
      var line = shape.matcher(lines.get(i));
      assertThat(line.matches()).as(lines.get(i)).isTrue();
      assertThat(line.group(1)).isEqualTo(String.valueOf(i + 1));
    }
  }

  @Test
  void aLongLineIsLoggedInParts() throws Exception {
    String text = "x".repeat(40_000);

    List<String> log = container.run("text:" + text);

    assertThat(log).hasSize(3);
    assertThat(log.get(0)).isEqualTo("stdout P " + "x".repeat(16_384));
    assertThat(log.get(2)).isEqualTo("stdout F " + "x".repeat(40_000 - 2 * 16_384));
  }

  @Test
  void treesAndFilesGoAtTheEnd() throws Exception {
    Path deep = container.file("tree");
    for (int i = 0; i < 300; i++) {
      deep = deep.resolve("directory");
    }
    Files.createDirectories(deep);
    Files.writeString(deep.resolve("file"), "");
    Files.createDirectory(container.file("trash"));
    Path kept = Files.createDirectory(container.file("kept"));
    Files.createSymbolicLink(container.file("tree/link"), kept);
    container.monitorSteps.add(
        new AtExit(Cleanup.REMOVE_TREE, container.path("tree"), container.path("trash/tree")));
    container.run();

    assertThat(container.file("tree")).doesNotExist();
    container.awaitGone("trash/tree");
    assertThat(kept).exists();
  }

  @Test
  void aPlanThatIsNoneIsRefused() throws Exception {
    Process helper =
        new ProcessBuilder(ProbeContainer.helper().path().toString(), "launch").start();
    try (var output = helper.getOutputStream()) {
      output.write("GARBAGE\001....".getBytes(StandardCharsets.US_ASCII));
    }

    assertThat(new String(helper.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
        .isEqualTo("failed plan 71 it is not a plan\n");
    assertThat(helper.waitFor()).isEqualTo(1);
  }

  @Test
  void aRootThatCannotBeMountedIsNamed() {
    container.lowers = List.of(container.file("nowhere"));

    assertThatThrownBy(() -> container.run("exit:0"))
        .isInstanceOf(DarsenaException.class)
        .hasMessageContaining("overlay-root");
  }

  private static int generation(Path file) {
    String name = file.getFileName().toString();
    return name.equals("many") ? 0 : Integer.parseInt(name.substring("many.".length()));
  }

  private static void awaitEnd(int pid) throws Exception {
    Gone.await(pid);
  }
}
