package darsena.engine.local.runtime;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import darsena.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The OCI runtime specification, version 1.2: every demand of config.md, config-linux.md,
 * runtime.md and runtime-linux.md that a Linux runtime has to meet, with a bundle for each. The
 * tables have what the specification says; a line of the report is a clause of it.
 */
@ExtendWith(LeakCheck.class)
class RuntimeSpecificationIT {
  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> everyDemandIsMet() throws IOException {
    Path busybox = Files.copy(Path.of("/bin/busybox"), directory.resolve("busybox"));
    List<Clause> clauses =
        Stream.of(
                ConfigClauses.all(),
                ProcessClauses.all(),
                HookClauses.all(),
                LinuxClauses.all(),
                ResourceClauses.all(),
                RuntimeClauses.all())
            .flatMap(List::stream)
            .toList();
    return Stream.iterate(0, place -> place < clauses.size(), place -> place + 1)
        .map(place -> test(clauses.get(place), place, busybox));
  }

  private DynamicTest test(Clause clause, int place, Path busybox) {
    String id = "darsena-it-" + ProcessHandle.current().pid() + "-" + place;
    return dynamicTest(
        clause.toString(),
        () -> {
          Path own = Files.createDirectory(directory.resolve(id));
          TestBundle bundle = new TestBundle(own, directory.resolve("state"), busybox, id);
          try {
            clause.check().run(bundle);
          } finally {
            bundle.delete();
          }
        });
  }
}
