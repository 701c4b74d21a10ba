package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Podman, which runs its containers with our runtime. */
@ExtendWith(LeakCheck.class)
class PodmanIT {
  private static final String PARENT = "darsena-it-podman";

  /** Podman's own defaults may be more than this host lets anybody have. */
  private static final List<String> MODEST =
      List.of(
          "--network=none",
          "--ulimit=nofile=1000:1000",
          "--ulimit=nproc=1000:1000",
          "--cgroup-parent=/" + PARENT);

  @TempDir Path directory;

  @Test
  void containersRunWithOurRuntime() throws Exception {
    RuntimeProgram.requirePrograms("podman", "conmon", "busybox");
    RuntimeProgram.in(directory);
    try {
      podman("import", RuntimeProgram.archive(directory).toString(), "box");
      assertThat(run("--rm", "-t", "box", "tty").out()).startsWith("/dev/pts/");
      lifeOfOne();
    } finally {
      podman("rm", "-f", "-t", "0", "-a");
      RuntimeProgram.removeCgroups(PARENT);
    }
    RuntimeProgram.assertForgotten(directory);
  }

  private void lifeOfOne() throws Exception {
    run("-d", "--name", "one", "box", "sleep", "1000").expected();
    assertThat(podman("exec", "one", "sh", "-c", "echo inside; exit 7"))
        .isEqualTo(new Outcome(7, "inside\n", ""));
    podman("pause", "one").expected();
    assertThat(podman("ps", "-a", "--format", "{{.Status}}").expected()).isEqualTo("Paused");
    podman("unpause", "one").expected();
    podman("kill", "-s", "KILL", "one").expected();
    assertThat(podman("wait", "one").expected()).isEqualTo("137");
    podman("rm", "one").expected();
    assertThat(podman("ps", "-aq").expected()).isEmpty();
  }

  private Outcome run(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("run"));
    line.addAll(MODEST);
    line.addAll(List.of(words));
    return podman(line.toArray(String[]::new));
  }

  private Outcome podman(String... words) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                "podman",
                "--root=" + directory.resolve("root"),
                "--runroot=" + directory.resolve("run"),
                "--tmpdir=" + directory.resolve("tmp"),
                "--storage-driver=vfs",
                "--cgroup-manager=cgroupfs",
                "--events-backend=none",
                "--runtime=" + directory.resolve("darsena-runtime")));
    line.addAll(List.of(words));
    try (Spoken podman = new Spoken(new ProcessBuilder(line).start())) {
      podman.endInput();
      return podman.await();
    }
  }
}
