package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.ExitStatus;
import darsena.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Fifty containers, one after the other, in one engine: the last finds what the first found. */
class FiftyCyclesIT {
  private static final int CYCLES = 50;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();

  @TempDir Path root;
  private EngineBench bench;

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
  void nothingIsLeftOfThem() throws Exception {
    cycle(0);
    Set<String> files = files();
    Set<String> kernel = LeakCheck.snapshot();
    long descriptors = descriptors();

    for (int number = 1; number <= CYCLES; number++) {
      cycle(number);
    }

    LeakCheck.assertNothingNewSince(kernel);
    assertThat(files()).isEqualTo(files);
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
  }

  private void cycle(int number) {
    bench.run("ship", "echo " + number + " > /cargo; mkdir /hold; exit " + number);
    assertThat(bench.containers().await("ship")).isEqualTo(new ExitStatus.Code(number));
    assertThat(bench.containers().diff("ship")).isNotEmpty();
    bench.containers().remove("ship", false);
  }

  /** The journal is there to grow, and locks stay for the next who needs them. */
  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(path -> root.relativize(path).toString())
          .filter(path -> !path.contains("lock") && !path.contains("journal"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
