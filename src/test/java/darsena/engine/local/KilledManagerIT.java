package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.ContainerState;
import darsena.engine.container.ContainerSummary;
import darsena.fixture.LeakCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A manager that is killed at any moment costs nothing that is there, and leaves nothing behind.
 */
@ExtendWith(LeakCheck.class)
class KilledManagerIT {
  private static final int KILLS = 12;
  private static final long SEED = 20261121;

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
  void whateverItWasDoingTheNextCommandWorks() throws Exception {
    bench.run("bystander", "while :; do sleep 0.05; done");
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(Duration.ofMillis(random.nextInt(400)));
      long start = System.nanoTime();
      try (LocalEngine next = EngineBench.open(root)) {
        for (ContainerSummary one : next.containers().list()) {
          next.containers().inspect(one.name());
        }
        assertThat(next.containers().inspect("bystander").state())
            .isInstanceOf(ContainerState.Running.class);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
    for (String name : bench.names()) {
      bench.containers().remove(name, true);
    }
    EngineBench.open(root).close();
    assertThat(entries("containers")).isEmpty();
    assertThat(entries("names")).isEmpty();
    assertThat(entries("trash")).isEmpty();
    assertThat(entries("run/containers")).isEmpty();
  }

  @Test
  void twentyLivesLeaveNothing() {
    for (int life = 0; life < 20; life++) {
      bench.run("cat" + life, "echo life " + life);
      bench.containers().await("cat" + life);
      bench.containers().remove("cat" + life, false);
    }
  }

  /** From its first work on. */
  private void killAfter(Duration time) throws Exception {
    Process manager =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Ddarsena.native=" + System.getProperty("darsena.native", "target/native"),
                "-cp",
                System.getProperty("java.class.path"),
                Deckhand.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader says = manager.inputReader()) {
      assertThat(says.readLine()).isEqualTo("ready");
      boolean _ = manager.waitFor(time);
    } finally {
      manager.destroyForcibly().waitFor();
    }
  }

  private List<Path> entries(String directory) throws IOException {
    if (!Files.exists(root.resolve(directory))) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root.resolve(directory))) {
      return entries.toList();
    }
  }
}
