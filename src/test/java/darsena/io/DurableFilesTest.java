package darsena.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  /** No process has it: the kernel's greatest is 4194304. */
  private static final String NOBODY = "4194305";

  @TempDir Path directory;

  @Test
  void sweepsWhatDeadProcessesWereWritingAndNothingElse() throws Exception {
    String own = "" + ProcessHandle.current().pid();
    for (String name :
        new String[] {
          ".a." + NOBODY + ".1.tmp", ".b." + own + ".1.tmp", "c." + NOBODY + ".1.tmp", ".d.tmp", "e"
        }) {
      Files.createFile(directory.resolve(name));
    }

    DurableFiles.sweep(directory);

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              ".b." + own + ".1.tmp", "c." + NOBODY + ".1.tmp", ".d.tmp", "e");
    }
  }

  @Test
  void hasNothingToSweepWhereNobodyWrote() {
    assertThatCode(() -> DurableFiles.sweep(directory.resolve("none"))).doesNotThrowAnyException();
  }
}
