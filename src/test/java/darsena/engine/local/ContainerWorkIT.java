package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.container.Limits;
import darsena.container.policy.LogPolicy;
import darsena.engine.Engine;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.ExecRequest;
import darsena.engine.container.SessionEnd;
import darsena.fixture.Gone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done in and about running containers, with the real helper, as root. */
class ContainerWorkIT {
  private static final AttachRequest OUTPUT =
      new AttachRequest(false, true, true, false, Optional.empty());

  @TempDir Path root;
  EngineBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = EngineBench.at(root);
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  @Test
  void moreProgramsRunInAContainerAndItsChangesAreTold() {
    bench.run("host", "while :; do sleep 0.05; done");

    assertThat(exec("host", "exit 5")).isEqualTo(new SessionEnd.Ended(5));
    assertThat(exec("host", "echo new > /srv.txt; rm /etc/group"))
        .isEqualTo(new SessionEnd.Ended(0));
    assertThat(exec("host", "test $(hostname) = $HOSTNAME && test $PWD = /"))
        .isEqualTo(new SessionEnd.Ended(0));
    assertThat(
            bench.containers().diff("host").stream()
                .map(one ->
                    one.kind().letter() + " " + new String(one.path(), StandardCharsets.UTF_8)))
        .contains("A /srv.txt", "D /etc/group", "C /etc");
    assertThatThrownBy(() -> bench.containers().exec("host", command("nowhere")))
        .hasMessageContaining("nowhere");
  }

  @Test
  void itsProcessesAndItsUseAreTold() {
    bench.run("busy", "while :; do sleep 0.05; done");

    var table = bench.containers().processes("busy", List.of());
    assertThat(table.titles()).contains("PID", "CMD");
    assertThat(table.rows()).isNotEmpty();
    var usage = bench.containers().usage("busy").orElseThrow();
    assertThat(usage.memory()).isPositive();
    assertThat(usage.pids()).isPositive();
    assertThat(usage.pidsLimit()).isEqualTo(Limits.DEFAULT_PIDS);
    bench.containers().kill("busy", 9);
    assertThat(bench.containers().usage("busy")).isEmpty();
  }

  @Test
  void aContainersOwnLogPolicyRules() {
    bench
        .containers()
        .create(
            logging(
                "short",
                new LogPolicy(true, 1_000, 2),
                "i=0; while [ $i -lt 99 ]; do echo $i; i=$((i+1)); done"));
    bench.containers().create(logging("mute", LogPolicy.none(), "echo unheard"));
    for (String name : List.of("short", "mute")) {
      bench.containers().start(name);
      bench.containers().await(name);
    }

    assertThat(bench.log("short")).doesNotContain("\n5\n").endsWith("98\n");
    assertThatThrownBy(() -> bench.log("mute")).hasMessageContaining("created to keep none");
    assertThat(Path.of(bench.containers().inspect("mute").logPath())).doesNotExist();
  }

  private static CreateRequest logging(String name, LogPolicy policy, String script) {
    return CreateRequest.builder(EngineBench.IMAGE)
        .name(name)
        .log(policy)
        .command(List.of("sh", "-c", script))
        .build();
  }

  @Test
  void aStartThatIsAttachedEndsWithTheProgram() {
    bench.create("brief", "exit 42");

    assertThat(bench.containers().startAttached("brief", OUTPUT))
        .isEqualTo(new SessionEnd.Ended(42));
    assertThat(bench.containers().await("brief")).isEqualTo(new ExitStatus.Code(42));
  }

  @Test
  void aKilledMonitorIsNotTakenForARunningContainer() throws Exception {
    bench.run("orphan", "while :; do sleep 0.05; done");
    long monitor = fact("orphan", "monitor-pid");
    ProcessHandle.of(monitor).orElseThrow().destroyForcibly();
    Gone.await(monitor);
    if (bench.state("orphan").alive()) {
      bench.containers().kill("orphan", 9);
    }

    assertThat(bench.containers().await("orphan")).isEqualTo(new ExitStatus.Unknown());
    bench.containers().start("orphan");
    assertThat(bench.state("orphan")).isInstanceOf(ContainerState.Running.class);
  }

  @Test
  void anotherBootOrAReusedPidIsNotARunningContainer() throws Exception {
    bench.run("sunk", "while :; do sleep 0.05; done");
    Path process = Path.of(bench.containers().inspect("sunk").logPath()).resolveSibling("process");
    String truth = Files.readString(process);
    Files.writeString(process, truth.replaceFirst("boot-id .*", "boot-id 1234"));
    assertThat(bench.state("sunk")).isInstanceOf(ContainerState.Exited.class);
    Files.writeString(process, truth.replaceAll("start-time \\d+", "start-time 7"));
    assertThat(bench.state("sunk")).isInstanceOf(ContainerState.Exited.class);
    Files.writeString(process, truth);
    assertThat(bench.state("sunk")).isInstanceOf(ContainerState.Running.class);
  }

  @Test
  void whatAnotherProcessDoesIsHeardAtOnce() throws Exception {
    bench.run("seen", "while :; do sleep 0.05; done");
    try (LocalEngine other = EngineBench.open(root)) {
      assertThat(heard(other, () -> bench.containers().pause("seen"))).isTrue();
      assertThat(other.containers().inspect("seen").state())
          .isInstanceOf(ContainerState.Paused.class);
      assertThat(heard(other, () -> bench.containers().kill("seen", 9))).isTrue();
      assertThat(heard(other, () -> bench.containers().remove("seen", false))).isTrue();
      assertThat(other.containers().list()).isEmpty();
    }
  }

  private static boolean heard(Engine engine, Runnable change) throws InterruptedException {
    CountDownLatch wake = new CountDownLatch(1);
    try (Engine.Subscription _ = engine.onChange(wake::countDown)) {
      change.run();
      return wake.await(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void limitsAreKept() {
    bench
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name("greedy")
                .command(
                    List.of("sh", "-c", "dd if=/dev/zero of=/dev/null bs=200M count=1; echo $?"))
                .limits(new Limits(64 << 20, 0, 0, 64))
                .build());
    bench.containers().start("greedy");
    bench.containers().await("greedy");

    assertThat(bench.log("greedy")).contains("137");
  }

  @Test
  void damageToOneIsNamedAndTheOthersStayUsable() throws IOException {
    bench.create("whole", "true");
    bench.create("torn", "true");
    Path spec = Path.of(bench.containers().inspect("torn").logPath()).resolveSibling("spec.json");
    Files.writeString(spec, "{\"version\":1");

    assertThat(bench.names()).containsExactlyInAnyOrder("whole", "torn");
    assertThatThrownBy(() -> bench.containers().inspect("torn"))
        .hasMessageContaining("`torn` is damaged");
    bench.containers().start("whole");
    bench.containers().remove("torn", true);
    assertThat(bench.names()).containsExactly("whole");
  }

  @Test
  void namesRacedForHaveOneOwner() throws Exception {
    try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 24; i++) {
        String name = "berth" + i % 4;
        LocalEngine own = EngineBench.open(root);
        pool.submit(() -> {
          own.containers().create(CreateRequest.builder(EngineBench.IMAGE).name(name).build());
          return own.containers().list();
        });
      }
    }

    assertThat(bench.names()).containsExactlyInAnyOrder("berth0", "berth1", "berth2", "berth3");
    try (var directories = Files.list(root.resolve("containers"))) {
      assertThat(directories).hasSize(4);
    }
  }

  private SessionEnd exec(String name, String script) {
    return bench.containers().exec(name, command("sh", "-c", script));
  }

  private static ExecRequest command(String... words) {
    return new ExecRequest(
        List.of(words),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        Optional.empty());
  }

  private long fact(String name, String key) throws IOException {
    Path process = Path.of(bench.containers().inspect(name).logPath()).resolveSibling("process");
    Map<String, String> facts =
        Files.readAllLines(process).stream()
            .map(line -> line.split(" ", 2))
            .collect(java.util.stream.Collectors.toMap(words -> words[0], words -> words[1]));
    return Long.parseLong(facts.get(key));
  }
}
