package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.engine.container.CreateRequest;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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

  private void awaitLog(String name, String text) {
    var log = bench.containers().log(name);
    try (log) {
      while (log.endLine() == 0 && log.awaitGrowth(java.time.Duration.ofSeconds(10))) {}
    }
    assertThat(bench.log(name)).startsWith(text);
  }
}
