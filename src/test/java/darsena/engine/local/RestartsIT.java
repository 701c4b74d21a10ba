package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.container.NetworkMode;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.NamespaceMode;
import darsena.container.isolation.Namespaces;
import darsena.container.policy.RestartPolicy;
import darsena.engine.container.ContainerDetails;
import darsena.engine.container.CreateRequest;
import darsena.fixture.Gone;
import darsena.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Programs that their monitors start again, as root. */
class RestartsIT {
  @RegisterExtension final LeakCheck leaks = new LeakCheck();

  @TempDir Path root;
  EngineBench bench;
  Lookout lookout;

  @BeforeEach
  void open() throws IOException {
    bench = EngineBench.at(root);
    lookout = new Lookout(bench);
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  @Test
  void aFailingProgramIsStartedAgainSoManyTimes() throws InterruptedException {
    run("failing", "on-failure:3", "echo here; exit 3");

    ContainerDetails details =
        lookout.await("failing", now -> now.state() instanceof ContainerState.Exited);

    assertThat(details.restarts()).isEqualTo(3);
    assertThat(details.state())
        .isInstanceOfSatisfying(
            ContainerState.Exited.class,
            exited -> assertThat(exited.status()).isEqualTo(new ExitStatus.Code(3)));
    assertThat(bench.log("failing")).isEqualTo("here\n".repeat(4));
  }

  @Test
  void aProgramThatSucceedsIsStartedAgainOnlyIfAlways() throws InterruptedException {
    run("good", "on-failure", "exit 0");
    lookout.awaitState("good", ContainerState.Exited.class);
    assertThat(bench.containers().inspect("good").restarts()).isZero();

    run("again", "always", "exit 0");
    lookout.await("again", now -> now.restarts() >= 2);
  }

  @Test
  void whatItWroteAndItsLimitsAreThereTheNextTime() throws InterruptedException {
    run("keeper", "always", "if [ -e /mark ]; then sleep 1000; fi; touch /mark; exit 1");

    lookout.await(
        "keeper", now -> now.restarts() == 1 && now.state() instanceof ContainerState.Running);
    assertThat(bench.containers().usage("keeper")).isPresent();
  }

  @Test
  void aRestartingContainerRefusesWhatNeedsAProcessAndIsStopped() throws InterruptedException {
    awaitLongPause("pausing");

    assertThatThrownBy(() -> bench.containers().pause("pausing"))
        .hasMessageContaining("is restarting, wait until the container is running");
    assertThatThrownBy(() -> bench.containers().remove("pausing", false))
        .hasMessageContaining("container is restarting");
    bench.containers().stop("pausing", Optional.empty());
    assertThat(bench.state("pausing")).isInstanceOf(ContainerState.Exited.class);
    int restarts = bench.containers().inspect("pausing").restarts();
    assertThat(restarts).isPositive();
    bench.containers().start("pausing");
    assertThat(bench.containers().inspect("pausing").restarts()).isLessThan(restarts);
  }

  @Test
  void aRestartingContainerIsKilledAndRemovedByForce() throws InterruptedException {
    awaitLongPause("doomed");
    awaitLongPause("killed");

    bench.containers().kill("killed", 9);
    bench.containers().remove("doomed", true);

    assertThat(bench.state("killed")).isInstanceOf(ContainerState.Exited.class);
    assertThat(bench.names()).containsExactly("killed");
  }

  @Test
  void stopEndsTheRestartsOfARunningProgram() throws InterruptedException {
    run("server", "always", "trap 'exit 0' TERM; while :; do sleep 0.05; done");
    bench.containers().stop("server", Optional.empty());

    assertThat(bench.state("server")).isInstanceOf(ContainerState.Exited.class);
    assertThat(bench.containers().inspect("server").restarts()).isZero();
  }

  @Test
  void withoutItsMonitorAContainerThatWaitsHasEnded() throws Exception {
    awaitLongPause("orphan");

    kill(fact("orphan", "monitor-pid"));
    lookout.awaitState("orphan", ContainerState.Exited.class);

    bench.containers().start("orphan");
    assertThat(bench.state("orphan").alive()).isTrue();
  }

  @Test
  void afterARebootRunsWhatItsPolicySays() throws Exception {
    bench.run("plain", "sleep 1000");
    run("always", "always", "sleep 1000");
    run("unless", "unless-stopped", "sleep 1000");
    run("stopped", "unless-stopped", "sleep 1000");
    run("anyhow", "always", "sleep 1000");
    create("fresh", "always", "sleep 1000");
    bench.containers().stop("stopped", Optional.of(0));
    bench.containers().stop("anyhow", Optional.of(0));
    for (String name : List.of("plain", "always", "unless")) {
      crash(name);
    }

    assertThat(bench.containers().dueAfterReboot())
        .containsExactlyInAnyOrder("always", "unless", "anyhow");
    bench.containers().dueAfterReboot().forEach(bench.containers()::start);
    assertThat(bench.state("always")).isInstanceOf(ContainerState.Running.class);
    assertThat(bench.containers().dueAfterReboot()).isEmpty();
  }

  @Test
  void whoSharesNamespacesFindsTheOtherAgainWhenThatHasAnotherProcess() throws Exception {
    bench.run("owner", "sleep 1000");
    bench
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name("guest")
                .restart(RestartPolicy.parse("always"))
                .isolation(Isolation.standard().within(sharing("owner")))
                .network(new NetworkMode.Joined("owner"))
                .command(List.of("sleep", "1000"))
                .build());
    bench.containers().start("guest");

    // Whoever is in its namespace of processes ends with it.
    bench.containers().kill("owner", 9);
    lookout.awaitState("owner", ContainerState.Exited.class);
    lookout.awaitState("guest", ContainerState.Restarting.class);
    bench.containers().start("owner");

    lookout.await(
        "guest", now -> now.restarts() > 0 && now.state() instanceof ContainerState.Running);
    for (String kind : List.of("pid", "net")) {
      assertThat(namespace("guest", kind)).isEqualTo(namespace("owner", kind));
    }
    bench.containers().stop("guest", Optional.of(0));
  }

  private static Namespaces sharing(String other) {
    Namespaces standard = Namespaces.standard();
    return new Namespaces(
        new NamespaceMode.Joined(other), standard.ipc(), standard.uts(), standard.cgroup());
  }

  private Path namespace(String name, String kind) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/" + fact(name, "pid") + "/ns", kind));
  }

  /** Its monitor waits long enough to be looked at. */
  private void awaitLongPause(String name) throws InterruptedException {
    run(name, "always", "exit 1");
    lookout.await(
        name, now -> now.restarts() >= 5 && now.state() instanceof ContainerState.Restarting);
  }

  /**
   * As if the machine had gone down under it: its processes are gone, its files of another boot.
   */
  private void crash(String name) throws Exception {
    kill(fact(name, "monitor-pid"));
    int pid = fact(name, "pid");
    Path file = kept(name).resolve("process");
    String facts = Files.readString(file);
    Files.writeString(
        file, facts.replaceFirst("boot-id .*", "boot-id 00000000-0000-4000-8000-000000000000"));
    kill(pid);
    assertThat(bench.state(name)).isInstanceOf(ContainerState.Exited.class);
  }

  private static void kill(int pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", Integer.toString(pid)).start().waitFor();
    Gone.await(pid);
  }

  private int fact(String name, String key) throws IOException {
    return Files.readAllLines(kept(name).resolve("process")).stream()
        .filter(line -> line.startsWith(key + " "))
        .mapToInt(line -> Integer.parseInt(line.substring(key.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private Path kept(String name) {
    return Path.of(bench.containers().inspect(name).logPath()).resolveSibling("");
  }

  private void run(String name, String policy, String script) {
    create(name, policy, script);
    bench.containers().start(name);
  }

  private void create(String name, String policy, String script) {
    bench
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name(name)
                .restart(RestartPolicy.parse(policy))
                .command(List.of("sh", "-c", script))
                .build());
  }
}
