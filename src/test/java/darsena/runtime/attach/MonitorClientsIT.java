package darsena.runtime.attach;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import darsena.runtime.launch.PreparedLaunch;
import darsena.runtime.launch.ProbeContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MonitorClientsIT {
  private static final int SIGUSR1 = 10;

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
  void anAttachedClientGetsEverythingAndTheStatus() throws Exception {
    try (PreparedLaunch launch =
            ProbeContainer.launcher().prepare(container.plan("text:out", "error:err", "exit:3"));
        FrameClient client = FrameClient.connect(container.file("attach.sock"))) {
      client.send('A', (byte) (FrameClient.STDOUT | FrameClient.STDERR));
      assertThat(client.next().payload()).containsExactly(0);
      launch.start();

      List<String> frames = new ArrayList<>();
      FrameClient.Frame frame = client.next();
      while (frame.type() != 'X') {
        frames.add(frame.type() + " " + frame.text());
        frame = client.next();
      }
      assertThat(frames).containsExactlyInAnyOrder("O out\n", "R err\n");
      assertThat(frame.number()).isEqualTo(3);
      assertThat(container.exitStatus("exit")).isEqualTo("status code 3");
      assertThat(container.file("process")).doesNotExist();
    }
  }

  @Test
  void inputReachesTheProgramAndItsEndToo() throws Exception {
    container.stdinOpen = true;
    try (PreparedLaunch launch = ProbeContainer.launcher().prepare(container.plan("copy"))) {
      launch.start();
      try (FrameClient first = attached(FrameClient.STDIN | FrameClient.STDOUT)) {
        first.type("one ");
        first.readUntil("one ");
      }
      // A client that leaves without an end leaves the input open for the next.
      try (FrameClient second = attached(FrameClient.STDIN | FrameClient.STDOUT)) {
        second.type("two\n").send('E');
        assertThat(second.readUntil("end of input\n")).isEqualTo("two\nend of input\n");
        assertThat(second.readExit()).isZero();
      }
    }
    container.awaitGone("attach.sock");
  }

  @Test
  void onlyOneClientSendsInput() throws Exception {
    container.stdinOpen = true;
    try (PreparedLaunch launch = ProbeContainer.launcher().prepare(container.plan("copy"))) {
      launch.start();
      try (FrameClient first = FrameClient.connect(container.file("attach.sock"));
          FrameClient second = FrameClient.connect(container.file("attach.sock"))) {
        assertThat(hello(first, FrameClient.STDIN)).containsExactly(FrameClient.STDIN);
        assertThat(hello(second, FrameClient.STDIN | FrameClient.STDOUT)).containsExactly(0);
        second.type("ignored").send('E');
        first.type("taken").send('E');
        assertThat(second.readUntil("end of input\n")).isEqualTo("takenend of input\n");
      }
    }
    container.awaitGone("attach.sock");
  }

  @Test
  void aSignalFrameReachesTheProgram() throws Exception {
    try (PreparedLaunch launch =
        ProbeContainer.launcher().prepare(container.plan("await:" + SIGUSR1, "kill:9", "exit:4"))) {
      launch.start();
      try (FrameClient client = attached(FrameClient.STDOUT)) {
        container.awaitLogged("ready");
        client.send('S', (byte) SIGUSR1);
        // Process 1 cannot kill itself: its signals from inside have no effect.
        assertThat(client.readExit()).isEqualTo(4);
      }
    }
    container.awaitGone("attach.sock");
  }

  @Test
  void aSignalFromBeforeTheStartReachesTheProgramWhenItListens() throws Exception {
    try (PreparedLaunch launch =
            ProbeContainer.launcher().prepare(container.plan("await:" + SIGUSR1, "exit:6"));
        FrameClient client = FrameClient.connect(container.file("attach.sock"))) {
      hello(client, FrameClient.STDOUT);
      client.send('S', (byte) SIGUSR1);
      launch.start();
      assertThat(client.readExit()).isEqualTo(6);
    }
    container.awaitGone("attach.sock");
  }

  @Test
  void whoConnectsWhileTheProgramEndsIsToldHow() throws Exception {
    try (PreparedLaunch launch = ProbeContainer.launcher().prepare(container.plan("sleep:60"))) {
      launch.start();
      ProbeContainer.kill(launch.monitor().pid(), "STOP");
      ProbeContainer.kill(launch.process().pid(), "KILL");
      try (FrameClient first = FrameClient.connect(container.file("attach.sock"));
          FrameClient second = FrameClient.connect(container.file("attach.sock"));
          FrameClient third = FrameClient.connect(container.file("attach.sock"))) {
        ProbeContainer.kill(launch.monitor().pid(), "CONT");
        for (FrameClient client : List.of(first, second, third)) {
          assertThat(client.readExit()).isEqualTo(128 + 9);
        }
      }
    }
    container.awaitGone("attach.sock");
  }

  @Test
  void aSlowClientHoldsTheProgramAndLosesNothing() throws Exception {
    int lines = 200_000;
    try (PreparedLaunch launch =
            ProbeContainer.launcher().prepare(container.plan("lines:" + lines));
        FrameClient client = FrameClient.connect(container.file("attach.sock"))) {
      hello(client, FrameClient.STDOUT);
      launch.start();
      container.awaitFile("log.1");
      long bytes = 0;
      FrameClient.Frame frame = client.next();
      while (frame.type() == 'O') {
        bytes += frame.payload().length;
        frame = client.next();
      }
      long expected = 0;
      for (int i = 1; i <= lines; i++) {
        expected += ("line " + i + " of a log that has many of them\n").length();
      }
      assertThat(frame.type()).isEqualTo('X');
      assertThat(bytes).isEqualTo(expected);
    }
    container.awaitGone("attach.sock");
  }

  private FrameClient attached(int wants) throws IOException {
    FrameClient client = FrameClient.connect(container.file("attach.sock"));
    hello(client, wants);
    return client;
  }

  private static byte[] hello(FrameClient client, int wants) throws IOException {
    return client.send('A', (byte) wants).next().payload();
  }
}
