package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.engine.Housekeeping;
import darsena.engine.housekeeping.Defect;
import darsena.engine.housekeeping.DiskUse;
import darsena.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Room and order in a real store. */
class HousekeepingIT {
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

  private Housekeeping housekeeping() {
    return bench.engine.housekeeping();
  }

  private List<String> problems(boolean repair) {
    return housekeeping().check(repair).stream().map(Defect::object).toList();
  }

  @Test
  void whatIsInUseStaysAndTheRestGoes() {
    bench.create("boat", "true");
    DiskUse before = housekeeping().diskUse();
    assertThat(before.layerBytes()).isPositive();
    assertThat(before.containers()).hasSize(1);
    assertThat(housekeeping().pruneImages(true, image -> image.containers() > 0).objects())
        .isEmpty();
    assertThat(housekeeping().pruneContainers(_ -> true).objects()).hasSize(1);
    assertThat(housekeeping().pruneImages(true, _ -> true).reclaimed())
        .isEqualTo(before.layerBytes());
    assertThat(bench.engine.images().list()).isEmpty();
    assertThat(housekeeping().diskUse().layerBytes()).isZero();
    assertThat(problems(false)).isEmpty();
  }

  @Test
  void damageIsNamedAndMendedWithoutLoss() throws IOException {
    bench.create("boat", "true");
    assertThat(problems(true)).isEmpty();
    Path blob = largest(root.resolve("blobs/sha256"));
    Files.write(blob, new byte[] {1, 2, 3});
    Files.createDirectories(root.resolve("layers/" + "ab".repeat(32) + "/tree"));
    Files.createSymbolicLink(root.resolve("names/ghost"), Path.of("cd".repeat(32)));

    List<String> wrong =
        List.of("blob sha256:" + blob.getFileName(), "name ghost", "layer " + "ab".repeat(32));
    assertThat(problems(false)).containsExactlyInAnyOrderElementsOf(wrong);
    assertThat(housekeeping().check(true)).hasSize(3).allMatch(Defect::repaired);
    assertThat(root.resolve("damaged").resolve(blob.getFileName())).exists();
    // What was moved away is missing now, and said to be until it is pulled again.
    assertThat(problems(true)).isNotEmpty().allMatch(object -> object.startsWith("image "));
  }

  @Test
  void aDamagedRecordIsNamedAndTheOthersAreLeftAlone() throws IOException {
    bench.create("boat", "true");
    bench.create("wreck", "true");
    String id = bench.containers().inspect("wreck").spec().id().hex();
    Files.writeString(root.resolve("containers").resolve(id).resolve("spec.json"), "{");
    assertThat(problems(true)).containsExactly("container wreck");
    assertThat(bench.containers().inspect("boat").spec().name()).isEqualTo("boat");
    bench.containers().remove("wreck", true);
    assertThat(problems(false)).isEmpty();
    bench.containers().stop("boat", Optional.of(0));
  }

  private static Path largest(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
          .orElseThrow();
    }
  }
}
