package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.engine.container.CreateRequest;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of containers, with the real helper, as root. */
class ContainersIT {
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
  void aContainerRunsToItsEndAndItsLogStays() {
    bench.run("harbour", "echo in; echo out >&2; exit 3");

    assertThat(bench.containers().await("harbour")).isEqualTo(new ExitStatus.Code(3));
    assertThat(bench.log("harbour")).isEqualTo("in\nout\n");
    assertThat(bench.state("harbour")).isInstanceOf(ContainerState.Exited.class);
    bench.containers().remove("harbour", false);
    assertThat(bench.names()).isEmpty();
  }

  @Test
  void aContainerIsStoppedBySignalOrAfterItsTime() {
    bench.run("polite", "trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done");
    bench.run("deaf", "trap '' TERM; echo ready; while :; do sleep 0.05; done");
    awaitLog("polite", "ready\n");
    awaitLog("deaf", "ready\n");

    bench.containers().stop("polite", Optional.empty());
    bench.containers().stop("deaf", Optional.of(1));

    assertThat(bench.containers().await("polite")).isEqualTo(new ExitStatus.Code(7));
    assertThat(bench.containers().await("deaf")).isEqualTo(new ExitStatus.Signal(9, false));
    bench.containers().start("polite");
    assertThat(bench.state("polite")).isInstanceOf(ContainerState.Running.class);
  }

  @Test
  void aPausedContainerHoldsStillAndCanBeStopped() {
    bench.run("sleeper", "while :; do echo x; sleep 0.01; done");
    awaitLog("sleeper", "x\n");

    bench.containers().pause("sleeper");
    assertThat(bench.state("sleeper")).isInstanceOf(ContainerState.Paused.class);
    assertThatThrownBy(() -> bench.containers().pause("sleeper"))
        .hasMessageContaining("already paused");
    bench.containers().unpause("sleeper");
    assertThat(bench.state("sleeper")).isInstanceOf(ContainerState.Running.class);
    bench.containers().pause("sleeper");
    bench.containers().stop("sleeper", Optional.of(0));

    assertThat(bench.containers().await("sleeper")).isEqualTo(new ExitStatus.Signal(9, false));
  }

  @Test
  void aCommandThatIsNotThereEndsWith127() {
    bench
        .containers()
        .create(CreateRequest.builder("busybox").name("lost").command(List.of("nowhere")).build());

    assertThatThrownBy(() -> bench.containers().start("lost"))
        .isInstanceOfSatisfying(
            DarsenaException.class,
            failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.COMMAND_NOT_FOUND));
    assertThat(bench.containers().await("lost").shellCode()).isEqualTo(127);
  }

  @Test
  void aNameHasOneOwner() {
    bench.create("anchor", "true");

    assertThatThrownBy(() -> bench.create("anchor", "true")).hasMessageContaining("already in use");
    bench.containers().rename("anchor", "buoy");
    bench.create("anchor", "true");
    assertThat(bench.names()).containsExactlyInAnyOrder("anchor", "buoy");
  }

  @Test
  void aContainerThatRemovesItselfLeavesNothing() throws InterruptedException {
    bench
        .containers()
        .create(
            CreateRequest.builder("busybox")
                .name("gone")
                .command(List.of("true"))
                .autoRemove(true)
                .build());
    CountDownLatch removed = new CountDownLatch(1);
    Runnable look =
        () -> {
          if (bench.names().isEmpty()) {
            removed.countDown();
          }
        };
    try (var _ = bench.engine.onChange(look)) {
      bench.containers().start("gone");

      assertThat(removed.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whoWaitsForAContainerThatRemovesItselfLearnsHowItEnded() throws Exception {
    for (int code = 1; code <= 10; code++) {
      startThatRemovesItself(
          "brief", "trap 'exit " + code + "' TERM; while :; do sleep 0.01; done");
      FutureTask<ExitStatus> end = new FutureTask<>(() -> bench.containers().await("brief"));
      Thread.ofVirtual().start(end);
      awaitWaiting();
      bench.containers().kill("brief", 15);

      assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(new ExitStatus.Code(code));
    }
  }

  @Test
  void whoComesTooLateIsToldThatItIsGone() throws Exception {
    startThatRemovesItself("gone", "while :; do sleep 0.01; done");
    bench.containers().remove("gone", true);

    assertThatThrownBy(() -> bench.containers().await("gone")).hasMessageContaining("no such");
  }

  private void startThatRemovesItself(String name, String script) {
    bench
        .containers()
        .create(
            CreateRequest.builder("busybox")
                .name(name)
                .command(List.of("sh", "-c", script))
                .autoRemove(true)
                .build());
    bench.containers().start(name);
  }

  /** Who waits has a client at the monitor, and that is connected when it takes signals. */
  private static void awaitWaiting() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (ProcessHandle.current().children().noneMatch(ContainersIT::listens)) {
      assertThat(System.nanoTime()).as("a client comes").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static boolean listens(ProcessHandle process) {
    return Processes.ofHost().awaitsSignal((int) process.pid(), "darsena-helper", 15);
  }

  @Test
  void aSignalReachesAProgramThatHasJustBeenStarted() throws Exception {
    bench.create("early", "trap 'exit 5' TERM; while :; do sleep 0.01; done");
    for (int round = 0; round < 5; round++) {
      Thread starter = Thread.ofVirtual().start(() -> bench.containers().start("early"));
      killAsSoonAsItRuns("early");
      starter.join();

      assertThat(bench.containers().await("early")).isEqualTo(new ExitStatus.Code(5));
    }
  }

  private void killAsSoonAsItRuns(String name) {
    while (true) {
      try {
        bench.containers().kill(name, 15);
        return;
      } catch (DarsenaException notYet) {
        assertThat(notYet.kind()).isEqualTo(ErrorKind.CONFLICT);
      }
    }
  }

  private void awaitLog(String name, String text) {
    var log = bench.containers().log(name);
    try (log) {
      while (log.endLine() == 0 && log.awaitGrowth(java.time.Duration.ofSeconds(10))) {}
    }
    assertThat(bench.log(name)).startsWith(text);
  }
}
