package darsena.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The helper's parts have tests of their own, in C. */
class NativePartsIT {
  @Test
  void allChecksHold() throws Exception {
    Path sources = Path.of("src/main/native").toAbsolutePath();
    assumeTrue(Files.isDirectory(sources), "SKIPPED: the helper's sources are not here");
    String out = ProbeContainer.binary(".").toAbsolutePath().normalize().toString();

    Process make =
        new ProcessBuilder(
                "make",
                "-s",
                "--no-print-directory",
                "-C",
                sources.toString(),
                "OUT=" + out,
                "check")
            .redirectErrorStream(true)
            .start();
    String said = new String(make.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(make.waitFor()).as(said).isZero();
    assertThat(said).contains("checks, 0 failed");
  }
}
