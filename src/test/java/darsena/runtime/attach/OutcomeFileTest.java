package darsena.runtime.attach;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.os.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeFileTest {
  @TempDir Path scratch;

  @Test
  void thoseOfProcessesThatAreGoneAreSwept() throws IOException {
    Path ours = Files.createFile(OutcomeFile.in(scratch));
    Path alsoOurs = Files.createFile(OutcomeFile.in(scratch));
    long pid = ProcessHandle.current().pid();
    long started = Processes.ofHost().startTime((int) pid).orElseThrow();
    Path predecessors =
        Files.createFile(scratch.resolve(".outcome-" + pid + "-" + (started - 1) + "-1"));
    Path nobodys = Files.createFile(scratch.resolve(".outcome-0-1-1"));
    Path malformed = Files.createFile(scratch.resolve(".outcome-1-1"));
    Path other = Files.createFile(scratch.resolve("other"));

    OutcomeFile.sweep(scratch);

    assertThat(ours).exists();
    assertThat(alsoOurs).exists();
    assertThat(other).exists();
    assertThat(predecessors).doesNotExist();
    assertThat(nobodys).doesNotExist();
    assertThat(malformed).doesNotExist();
    OutcomeFile.sweep(scratch.resolve("nowhere"));
  }
}
