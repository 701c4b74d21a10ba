package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user has it, over the sample image. */
class CommandLineIT {
  @TempDir static Path directory;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  private Darsena darsena;

  @BeforeEach
  void open() throws Exception {
    darsena = Darsena.at(directory.resolve("one"));
  }

  @AfterEach
  void clear() {
    if (darsena != null) {
      darsena.clear();
    }
  }

  @Test
  void theSampleGreetsAndNothingStays() throws Exception {
    Outcome greeting = darsena.run("run", "--rm", "lanterna", "hello");

    assertThat(greeting.expected()).startsWith("Ahoy from ");
    assertThat(greeting.err()).isEmpty();
    assertThat(darsena.containers()).isEmpty();
    assertThat(darsena.files("containers")).isEmpty();
    assertThat(darsena.files("names")).isEmpty();
    assertThat(darsena.files("trash")).isEmpty();
    assertThat(darsena.files("run/containers")).isEmpty();
  }

  @Test
  void theStatusTellsWhoFailed() throws Exception {
    assertThat(darsena.run("run", "--rm", "lanterna", "42").status()).isEqualTo(42);
    // The kernel keeps SIGABRT from the first process of a namespace; abort then faults.
    assertThat(darsena.run("run", "--rm", "--init", "lanterna", "crash").status())
        .isEqualTo(128 + 6);
    darsena.run("run", "--rm", "--entrypoint", "/nowhere", "lanterna").isOneMessage(127);
    darsena.run("run", "--rm", "--entrypoint", "/etc/motd", "lanterna").isOneMessage(126);
    darsena.run("run", "-d", "--name", "light", "lanterna").expected();
    darsena
        .run("exec", "-w", "/nowhere", "light", "sh")
        .isOneMessage(126)
        .saying("`/nowhere`: no such file or directory");
    darsena.here("rm", "-f", "light").expected();
    darsena
        .run("run", "--bogus", "lanterna")
        .isOneMessage(125)
        .saying("`--bogus`", "darsena run --help");
    assertThat(darsena.containers()).isEmpty();
  }

  @Test
  void inputGoesInAndOutputComesOut() throws Exception {
    String text = "one\ntwo\n" + "x".repeat(100_000) + "\n";

    assertThat(darsena.typing(text, "run", "--rm", "-i", "lanterna", "cat").out()).isEqualTo(text);
    assertThat(darsena.typing(text, "run", "--rm", "lanterna", "cat").out()).isEmpty();
  }

  @Test
  void aTerminalIsOneInside() throws Exception {
    String terminal = String.join(" ", darsena.command("run", "--rm", "-it", "lanterna", "sh"));
    try (Spoken script =
        new Spoken(new ProcessBuilder("script", "-qec", terminal, "/dev/null").start())) {
      script.awaitOutput("# ");
      script.type("echo typed $TERM\rexit 5\r");
      Outcome end = script.await();
      assertThat(end.out()).contains("A small shell", "typed xterm");
      assertThat(end.status()).isEqualTo(5);
    }
    darsena.run("run", "--rm", "-it", "lanterna", "sh").isOneMessage(1).saying("terminal");
  }

  @Test
  void aSignalToTheClientReachesTheProgram() throws Exception {
    try (Spoken client = darsena.start("run", "--rm", "lanterna")) {
      client.awaitOutput("turn 2");
      client.terminate();
      Outcome end = client.await();
      assertThat(end.out()).endsWith("asked to stop: the lantern goes out\n");
      assertThat(end.status()).isZero();
    }
    assertThat(darsena.containers()).isEmpty();
  }

  @Test
  void aKilledClientLeavesATrueContainer() throws Exception {
    try (Spoken client = darsena.start("run", "--rm", "--name", "orphan", "lanterna")) {
      client.awaitOutput("turn 1");
      client.kill();
      assertThat(darsena.fact("orphan", "{{.State.Status}}")).isEqualTo("running");
      darsena.awaitLog("orphan", "turn 3");
    }
    assertThat(darsena.here("stop", "orphan").expected()).isEqualTo("orphan");
    assertThat(darsena.containers()).isEmpty();
    assertThat(darsena.files("containers")).isEmpty();
    assertThat(darsena.files("run/sessions")).isEmpty();
  }

  @Test
  void twoStoresDoNotKnowEachOther() throws Exception {
    Darsena other = Darsena.at(directory.resolve("two"));
    darsena.run("run", "-d", "--name", "light", "lanterna").expected();
    other.run("run", "-d", "--name", "light", "lanterna").expected();
    try {
      assertThat(darsena.containers()).hasSize(1).doesNotContainAnyElementsOf(other.containers());
      assertThat(other.here("stop", "light").expected()).isEqualTo("light");
      assertThat(darsena.fact("light", "{{.State.Status}}")).isEqualTo("running");
      assertThat(other.fact("light", "{{.State.Status}}")).isEqualTo("exited");
    } finally {
      other.clear();
    }
  }

  @Test
  void namesAreTakenAndPrefixesMustBeClear() throws Exception {
    darsena.here("create", "--name", "light", "lanterna").expected();
    darsena
        .run("run", "--name", "light", "lanterna")
        .isOneMessage(125)
        .saying("`light` is already in use");
    for (int more = 0; more < 16; more++) {
      darsena.here("create", "lanterna").expected();
    }
    List<String> ids = darsena.containers();
    assertThat(ids).hasSize(17);
    String shared =
        ids.stream()
            .map(id -> id.substring(0, 1))
            .filter(start -> ids.stream().filter(id -> id.startsWith(start)).count() > 1)
            .findFirst()
            .orElseThrow();

    darsena.here("start", shared).isOneMessage(1).saying("`" + shared + "`");
    assertThat(darsena.here("rm", ids.getFirst().substring(0, 10)).expected())
        .isEqualTo(ids.getFirst().substring(0, 10));
  }
}
