package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.container.ContainerState;
import darsena.container.Limits;
import darsena.container.policy.RestartPolicy;
import darsena.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Limits that change while a container runs, and while it does not. */
class UpdateIT {
  private static final UnaryOperator<Limits> MORE =
      before -> new Limits(96 << 20, 500_000_000, 0, 50);

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
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
  void aRunningContainerFeelsItAtOnceAndKeepsItWhenStartedAgain() {
    bench.run("hulk", "while :; do sleep 0.05; done");
    bench.containers().update("hulk", MORE, Optional.empty());
    assertThat(bench.containers().usage("hulk").orElseThrow().memoryLimit()).isEqualTo(96 << 20);
    assertThat(bench.containers().usage("hulk").orElseThrow().pidsLimit()).isEqualTo(50);

    bench.containers().restart("hulk", Optional.of(0));
    assertThat(bench.containers().usage("hulk").orElseThrow().memoryLimit()).isEqualTo(96 << 20);
    bench.containers().update("hulk", _ -> Limits.none(), Optional.empty());
    assertThat(bench.containers().usage("hulk").orElseThrow().pidsLimit())
        .isEqualTo(Limits.DEFAULT_PIDS);
  }

  @Test
  void aStoppedContainerHasThemFromItsNextStart() {
    bench.create("hulk", "while :; do sleep 0.05; done");
    bench.containers().update("hulk", MORE, Optional.of(RestartPolicy.parse("on-failure:3")));
    assertThat(bench.containers().inspect("hulk").spec().restart().toString())
        .isEqualTo("on-failure:3");
    bench.containers().start("hulk");
    assertThat(bench.containers().usage("hulk").orElseThrow().memoryLimit()).isEqualTo(96 << 20);
  }

  @Test
  void aRunningMonitorHearsOfAnotherRestartPolicy() throws Exception {
    Lookout lookout = new Lookout(bench);
    bench.run("hulk", "trap 'exit 3' USR1; while :; do sleep 0.05; done");
    bench
        .containers()
        .update("hulk", UnaryOperator.identity(), Optional.of(RestartPolicy.parse("always")));
    bench.containers().kill("hulk", 10);
    lookout.await("hulk", now -> now.restarts() > 0);

    bench
        .containers()
        .update("hulk", UnaryOperator.identity(), Optional.of(RestartPolicy.parse("no")));
    lookout.await("hulk", now -> !(now.state() instanceof ContainerState.Restarting));
    if (bench.containers().inspect("hulk").state().alive()) {
      bench.containers().kill("hulk", 9);
    }
    lookout.awaitState("hulk", ContainerState.Exited.class);
    assertThat(bench.containers().inspect("hulk").spec().restart().isNone()).isTrue();
  }

  @Test
  void whatTheKernelRefusesLeavesEverythingAsItWas() {
    assumeTrue(Files.isDirectory(Path.of("/sys/fs/cgroup/cpuset")), "SKIPPED: no cpuset of v1");
    bench.run("hulk", "while :; do sleep 0.05; done");
    UnaryOperator<Limits> absentCpu =
        before ->
            new Limits(
                before.memory(),
                before.nanoCpus(),
                before.cpuShares(),
                7,
                before.memoryTuning(),
                new darsena.container.limit.CpuTuning(0, 0, "4000", ""),
                before.blocks());
    assertThatThrownBy(() -> bench.containers().update("hulk", absentCpu, Optional.empty()))
        .hasMessageContaining("cannot choose the processors");
    assertThat(bench.containers().usage("hulk").orElseThrow().pidsLimit())
        .isEqualTo(Limits.DEFAULT_PIDS);
  }
}
