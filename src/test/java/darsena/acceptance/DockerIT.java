package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Docker, with a daemon of this test's own, which runs its containers with our runtime. */
@ExtendWith(LeakCheck.class)
class DockerIT {
  private static final String PARENT = "darsena-it-docker";

  @TempDir Path directory;

  @Test
  void containersRunWithOurRuntime() throws Exception {
    RuntimeProgram.requirePrograms("dockerd", "docker", "containerd", "busybox");
    Path runtime = RuntimeProgram.in(directory);
    try (Spoken daemon = new Spoken(new ProcessBuilder(daemon(runtime)).start())) {
      try {
        daemon.awaitError("API listen on");
        docker("import", RuntimeProgram.archive(directory).toString(), "box").expected();
        assertThat(run("--rm", "-t", "box", "tty").out()).startsWith("/dev/pts/");
        lifeOfOne();
      } finally {
        docker("rm", "-f", "one");
        daemon.terminate();
        daemon.await();
        RuntimeProgram.removeCgroups(PARENT);
      }
    }
    RuntimeProgram.assertForgotten(directory);
  }

  private void lifeOfOne() throws Exception {
    run("-d", "--name", "one", "box", "sleep", "1000").expected();
    assertThat(docker("exec", "one", "sh", "-c", "echo inside; exit 7"))
        .isEqualTo(new Outcome(7, "inside\n", ""));
    docker("pause", "one").expected();
    assertThat(docker("ps", "--format", "{{.Status}}").expected()).endsWith("(Paused)");
    docker("unpause", "one").expected();
    docker("kill", "one").expected();
    assertThat(docker("wait", "one").expected()).isEqualTo("137");
    docker("rm", "one").expected();
    assertThat(docker("ps", "-aq").expected()).isEmpty();
  }

  /** Without anything of the host's network. */
  private List<String> daemon(Path runtime) throws Exception {
    Path configuration = Files.writeString(directory.resolve("daemon.json"), "{}");
    return List.of(
        "dockerd",
        "--config-file=" + configuration,
        "--data-root=" + directory.resolve("data"),
        "--exec-root=" + directory.resolve("exec"),
        "--pidfile=" + directory.resolve("pid"),
        "--host=" + host(),
        "--bridge=none",
        "--iptables=false",
        "--ip6tables=false",
        "--storage-driver=vfs",
        "--exec-opt=native.cgroupdriver=cgroupfs",
        "--cgroup-parent=/" + PARENT,
        "--add-runtime=darsena=" + runtime);
  }

  private String host() {
    return "unix://" + directory.resolve("socket");
  }

  private Outcome run(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("run", "--network=none", "--runtime=darsena"));
    line.addAll(List.of(words));
    return docker(line.toArray(String[]::new));
  }

  private Outcome docker(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("docker", "--host=" + host()));
    line.addAll(List.of(words));
    try (Spoken docker = new Spoken(new ProcessBuilder(line).start())) {
      docker.endInput();
      return docker.await();
    }
  }
}
