package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The life of a container in the background: watched, frozen, entered, ended. */
class LifeIT {
  @TempDir static Path directory;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  private Darsena darsena;

  @BeforeEach
  void open() throws Exception {
    darsena = Darsena.at(directory.resolve("store"));
  }

  @AfterEach
  void clear() {
    if (darsena != null) {
      darsena.clear();
    }
  }

  @Test
  void aContainerOutlivesItsCommandAndItsLogIsFollowed() throws Exception {
    String id = darsena.run("run", "-d", "--name", "light", "lanterna").expected();

    assertThat(id).matches("[0-9a-f]{64}");
    try (Spoken follower = darsena.start("logs", "-f", "light")) {
      follower.awaitOutput("the lantern is lit");
      follower.awaitMore();
      assertThat(darsena.run("exec", "light", "sh", "-c", "id; exit 9").status()).isEqualTo(9);
      assertThat(darsena.run("stop", "light").expected()).isEqualTo("light");
      Outcome followed = follower.await();
      assertThat(followed.status()).isZero();
      assertThat(followed.out()).endsWith("asked to stop: the lantern goes out\n");
      assertThat(followed.out() + followed.err()).hasSameSizeAs(wholeLog("light"));
    }
    assertThat(darsena.here("logs", "--tail", "1", "light").out())
        .endsWith("asked to stop: the lantern goes out\n")
        .hasLineCount(1);
    assertThat(darsena.here("ps", "-a").out()).contains("Exited (0)");
    assertThat(darsena.here("start", "light").expected()).isEqualTo("light");
    assertThat(darsena.fact("light", "{{.State.Status}}")).isEqualTo("running");
    String before = darsena.fact("light", "{{.State.Pid}}");
    assertThat(darsena.run("restart", "light").expected()).isEqualTo("light");
    assertThat(darsena.fact("light", "{{.State.Pid}}")).isNotEqualTo(before);
    darsena.here("rm", "light").isOneMessage(1).saying("running", "-f");
    assertThat(darsena.here("rm", "-f", "light").expected()).isEqualTo("light");
    assertThat(darsena.files("containers")).isEmpty();
  }

  private String wholeLog(String name) {
    Outcome log = darsena.here("logs", name);
    return log.out() + log.err();
  }

  @Test
  void aPausedContainerStandsStillWithAllItsProcesses() throws Exception {
    darsena.run("run", "-d", "--name", "light", "lanterna").expected();
    darsena.run("exec", "-d", "light", "sh", "-c", "sleep 1000").expected();
    darsena.awaitLog("light", "turn 1");

    darsena.run("pause", "light").expected();
    String seen = wholeLog("light");
    List<String> processes = processes("light");
    assertThat(processes).hasSizeGreaterThanOrEqualTo(2);
    List<String> times = processes.stream().map(LifeIT::processorTime).toList();
    assertThat(darsena.here("ps").out()).contains("(Paused)");
    darsena.run("exec", "light", "true").isOneMessage(1).saying("paused", "darsena unpause light");
    darsena.here("pause", "light").isOneMessage(1).saying("already paused");
    // Those commands took longer than the half second between two lines.
    assertThat(wholeLog("light")).isEqualTo(seen);
    assertThat(processes.stream().map(LifeIT::processorTime).toList()).isEqualTo(times);
    darsena.run("unpause", "light").expected();
    try (Spoken follower = darsena.start("logs", "-f", "--tail", "0", "light")) {
      follower.awaitOutput("turn");
    }
    darsena.here("pause", "light").expected();
    assertThat(darsena.here("stop", "light").expected()).isEqualTo("light");
    assertThat(darsena.log("light")).endsWith("the lantern goes out\n");
  }

  /** Pids of the host, asked of the container's cgroup. */
  private List<String> processes(String name) throws Exception {
    return darsena
        .here("top", name, "-eo", "pid")
        .expected()
        .lines()
        .skip(1)
        .map(String::strip)
        .toList();
  }

  private static String processorTime(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return fields[11] + " " + fields[12];
    } catch (java.io.IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }

  @Test
  void whatItUsesChangesAndIsTellsTheTruth() throws Exception {
    String id =
        darsena.run("run", "-d", "--name", "light", "-l", "kind=lamp", "lanterna").expected();
    darsena
        .run("exec", "light", "sh", "-c", "touch /tmp/new; rm /etc/motd; touch /etc/group")
        .expected();
    darsena.here("create", "--name", "dark", "lanterna").expected();

    assertThat(darsena.here("diff", "light").expected().lines())
        .contains("C /tmp", "A /tmp/new", "D /etc/motd", "C /etc/group");
    assertThat(darsena.here("stats", "--no-stream", "light").expected())
        .contains(id.substring(0, 12), "light", "iB /");
    assertThat(darsena.here("top", "light").expected()).contains("/bin/lanterna shine");
    assertThat(filtered("status=running")).isEqualTo("light");
    assertThat(filtered("status=created")).isEqualTo("dark");
    assertThat(filtered("name=dar")).isEqualTo("dark");
    assertThat(filtered("label=kind=lamp")).isEqualTo("light");
    assertThat(filtered("ancestor=lanterna").lines()).containsExactlyInAnyOrder("light", "dark");
    assertThat(filtered("id=" + id.substring(0, 6))).isEqualTo("light");
    darsena.here("ps", "--filter", "color=red").isOneMessage(125).saying("color");
    assertThat(darsena.fact("light", "{{.Config.Image}} {{.State.Running}}"))
        .isEqualTo("lanterna true");
    assertThat(darsena.here("history", "lanterna").expected()).contains("COPY harbour /");
    darsena.here("rmi", "lanterna").isOneMessage(1).saying("is using its", "rmi -f");
  }

  private String filtered(String filter) {
    return darsena.here("ps", "-a", "--format", "{{.Names}}", "--filter", filter).expected();
  }

  @Test
  void whatTakesMoreThanItsMemoryIsKilledAndSaysSo() throws Exception {
    Darsena probes = ProbeImage.bringTo(darsena);
    Outcome end =
        probes.run("run", "--name", "hog", "-m", "16m", "probe", "allocate:64", "text:survived");

    assertThat(end.status()).as(end.err()).isEqualTo(137);
    assertThat(end.out()).doesNotContain("survived");
    assertThat(probes.fact("hog", "{{.State.OOMKilled}} {{.State.ExitCode}}"))
        .isEqualTo("true 137");
    assertThat(probes.here("ps", "-a").out()).contains("Exited (137)");
  }
}
