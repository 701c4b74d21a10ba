package darsena.engine.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.engine.runtime.BundleRuntime;
import darsena.engine.runtime.BundleState.Status;
import darsena.engine.runtime.CreateBundle;
import darsena.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The specification's lifecycle, with a program that waits for a signal. */
@ExtendWith(LeakCheck.class)
class LocalBundleRuntimeIT {
  private static final Path NATIVE = Path.of(System.getProperty("darsena.native"));
  private static final String NAMESPACES =
      "'namespaces':[{'type':'pid'},{'type':'mount'},{'type':'ipc'},{'type':'uts'}]";

  @TempDir Path directory;
  private BundleRuntime runtime;
  private final String id = "darsena-it-" + ProcessHandle.current().pid();

  @BeforeEach
  void makeBundle() throws IOException {
    runtime = LocalBundleRuntime.open(directory.resolve("state"), NATIVE);
    Path bin = Files.createDirectories(directory.resolve("rootfs/bin"));
    Files.copy(Path.of("/bin/busybox"), bin.resolve("busybox"));
  }

  @AfterEach
  void leaveNothing() {
    runtime.delete(id, true);
  }

  @Test
  void aContainerIsCreatedStartedKilledAndDeleted() throws IOException {
    configure("'sleep','1000'", "");
    runtime.create(request());
    assertThat(runtime.state(id).status()).isEqualTo(Status.CREATED);
    runtime.start(id);
    assertThat(runtime.state(id).status()).isEqualTo(Status.RUNNING);
    assertThatThrownBy(() -> runtime.start(id)).hasMessageContaining("already running");
    assertThatThrownBy(() -> runtime.delete(id, false)).hasMessageContaining("not stopped");
    runtime.pause(id);
    assertThat(runtime.state(id).status()).isEqualTo(Status.PAUSED);
    runtime.resume(id);
    runtime.delete(id, true);
    assertThatThrownBy(() -> runtime.state(id)).hasMessageContaining("does not exist");
  }

  @Test
  void theProgramsStatusIsRuns() throws IOException {
    configure("'sh','-c','exit 7'", "");
    assertThat(runtime.run(request(), false, false)).isEqualTo(7);
    assertThat(runtime.list()).isEmpty();
  }

  @Test
  void hooksAreToldTheState() throws IOException {
    Path told = directory.resolve("told");
    configure(
        "'true'",
        ",'hooks':{'createRuntime':[{'path':'/bin/sh','args':['sh','-c','cat >> " + told + "']}]}");
    runtime.run(request(), false, false);
    assertThat(Files.readString(told)).contains("\"status\":\"creating\"").contains(id);
  }

  @Test
  void aHookThatFailsLeavesNothing() throws IOException {
    configure("'true'", ",'hooks':{'prestart':[{'path':'/bin/false'}]}");
    assertThatThrownBy(() -> runtime.create(request())).hasMessageContaining("prestart hook #0");
    assertThat(runtime.list()).isEmpty();
  }

  private CreateBundle request() {
    return new CreateBundle(id, directory, Optional.empty(), Optional.empty(), true, true, 0);
  }

  private void configure(String arguments, String more) throws IOException {
    String text =
        "{'ociVersion':'1.0.2','process':{'args':['/bin/busybox',"
            + arguments
            + "],'cwd':'/'},'root':{'path':'rootfs'},'mounts':[{'destination':'/dev','type':'tmpfs'}],'linux':{'cgroupsPath':'/"
            + id
            + "',"
            + NAMESPACES
            + "}"
            + more
            + "}";
    Files.writeString(directory.resolve("config.json"), text.replace('\'', '"'));
  }
}
