package darsena.engine.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.engine.container.Pressure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressureFilesTest {
  @TempDir private Path directory;

  @Test
  void theDirectoryThatCountsIsRead() throws IOException {
    Path counting = Files.createDirectory(directory.resolve("unified"));
    String rest =
        " avg60=1.00 avg300=0.00 total=7\nfull avg10=9.99 avg60=0.00 avg300=0.00 total=0\n";
    Files.writeString(counting.resolve("cpu.pressure"), "some avg10=12.50" + rest);
    Files.writeString(counting.resolve("memory.pressure"), "some avg10=0.00" + rest);
    Files.writeString(counting.resolve("io.pressure"), "some avg10=1.25" + rest);

    assertThat(PressureFiles.in(List.of(directory, counting)))
        .contains(new Pressure(12.5, 0, 1.25));
    assertThat(PressureFiles.in(List.of(directory))).isEmpty();
  }
}
