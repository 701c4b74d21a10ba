package darsena.runtime.attach;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import darsena.runtime.launch.PreparedLaunch;
import darsena.runtime.launch.ProbeContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client at a real terminal: it runs as the program of an outer session, whose terminal the
 * test holds, and attaches to an inner one.
 */
class AttachIT {
  private static final byte CTRL_P = 16;
  private static final byte CTRL_Q = 17;

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
    container.stdinOpen = true;
  }

  @Test
  void aTerminalInATerminalHasItsSizeAndGivesItBack() throws Exception {
    container.terminal = true;
    try (PreparedLaunch inner =
            ProbeContainer.launcher().prepare(container.plan("copy", "exit:3"));
        PreparedLaunch outer = ProbeContainer.launcher().prepare(terminalPlan("; stty -a"));
        FrameClient keyboard = FrameClient.connect(container.file("outer.sock"))) {
      keyboard.send('A', (byte) (FrameClient.STDIN | FrameClient.STDOUT)).next();
      keyboard.send('W', (byte) 33, (byte) 0, (byte) 99, (byte) 0);
      outer.start();
      inner.start();
      keyboard.type("typed\r");
      keyboard.readUntil("typed\r\ntyped\r\n");
      // The end of input of a terminal is a key.
      keyboard.type("\u0004");
      keyboard.readUntil("end of input\r\n");
      // The outer terminal is as it was: not raw.
      assertThat(keyboard.readUntil(" echoke"))
          .contains("rows 33; columns 99;", " icanon ", "opost ");
      assertThat(keyboard.readExit()).isZero();
    }
    assertThat(Files.readString(container.file("outcome"))).isEqualTo("exited 3\n");
    container.awaitGone("attach.sock");
    container.awaitGone("outer.sock");
  }

  @Test
  void theKeysDetachAndTheProgramGoesOn() throws Exception {
    container.terminal = true;
    try (PreparedLaunch inner = ProbeContainer.launcher().prepare(container.plan("copy"));
        PreparedLaunch outer = ProbeContainer.launcher().prepare(terminalPlan(""));
        FrameClient keyboard = FrameClient.connect(container.file("outer.sock"))) {
      keyboard.send('A', (byte) (FrameClient.STDIN | FrameClient.STDOUT)).next();
      outer.start();
      inner.start();
      keyboard.type("before\r");
      keyboard.readUntil("before\r\nbefore\r\n");
      keyboard.send('I', CTRL_P, CTRL_Q);
      assertThat(keyboard.readExit()).isZero();
      assertThat(Files.readString(container.file("outcome"))).isEqualTo("detached\n");
      assertThat(container.file("process")).exists();
      ProbeContainer.kill(inner.process().pid(), "KILL");
    }
    container.awaitGone("attach.sock");
    container.awaitGone("outer.sock");
  }

  @Test
  void aQuarterOfAGigabyteGoesThroughAPipeWhole() throws Exception {
    long size = 1L << 28;
    try (PreparedLaunch inner = ProbeContainer.launcher().prepare(container.plan("copy"))) {
      Process client =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "head -c " + size + " /dev/zero | \"$@\" | wc -c",
                  "sh",
                  ProbeContainer.helper().path().toString(),
                  "attach",
                  container.path("attach.sock"))
              .start();
      inner.start();
      String count = new String(client.getInputStream().readAllBytes()).strip();
      assertThat(count).isEqualTo(String.valueOf(size + "end of input\n".length()));
    }
    container.awaitGone("attach.sock");
  }

  @Test
  void anEndedMonitorIsALostSession() throws Exception {
    try (PreparedLaunch inner = ProbeContainer.launcher().prepare(container.plan("sleep:60"))) {
      Process client =
          new ProcessBuilder(
                  ProbeContainer.helper().path().toString(),
                  "attach",
                  "--outcome",
                  container.path("outcome"),
                  container.path("attach.sock"))
              .start();
      inner.start();
      ProbeContainer.kill(inner.monitor().pid(), "KILL");
      assertThat(client.waitFor()).isEqualTo(125);
      assertThat(Files.readString(container.file("outcome"))).isEqualTo("lost\n");
      ProbeContainer.kill(inner.process().pid(), "KILL");
    }
  }

  /** A session of the host's own root, which runs the client at its terminal. */
  private LaunchPlan terminalPlan(String then) throws IOException {
    long slave = ProbeContainer.MS_SLAVE | ProbeContainer.MS_REC;
    String client =
        ProbeContainer.helper().path()
            + " attach --outcome "
            + container.path("outcome")
            + " "
            + container.path("attach.sock");
    Path root = Files.createDirectories(container.file("outer-root"));
    List<LaunchStep> steps = new ArrayList<>();
    steps.add(new MonitorStep.Session("", "", container.path("outer.sock"), true, true));
    steps.add(new LaunchStep.NewNamespaces(ProbeContainer.CLONE_NEWNS));
    steps.add(new LaunchStep.RootPropagation(slave));
    steps.add(new LaunchStep.BindRoot(root.toString(), "/", 0));
    steps.add(new LaunchStep.PivotRoot());
    steps.add(new LaunchStep.Terminal());
    steps.add(
        new LaunchStep.Execute(
            List.of("sh", "-c", client + then), List.of("PATH=/usr/bin:/bin", "TERM=dumb")));
    return new LaunchPlan(steps);
  }
}
