package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.cli.command.Surroundings.Terminals;
import darsena.container.ContainerState;
import darsena.container.Limits;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.isolation.SeccompSetting;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.SessionEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  private final CommandLineFixture cli = new CommandLineFixture();
  @TempDir Path directory;

  @BeforeEach
  void haveAnImage() {
    cli.engine.addImage("nginx");
  }

  private CreateRequest created(String... line) {
    assertThat(cli.run(line).status()).isZero();
    return cli.engine.containers().requests().getLast();
  }

  @Test
  void everyFlagArrives() {
    String source = directory.resolve("site").toString();
    CreateRequest request =
        created(
            "create",
            "--name=web",
            "-it",
            "--rm",
            "--read-only",
            "--init",
            "-e",
            "A=1",
            "-e",
            "HOME",
            "-e",
            "GONE",
            "-w",
            "/srv",
            "-u",
            "1:2",
            "-h",
            "quay",
            "--entrypoint",
            "/bin/x",
            "-v",
            source + ":/site:ro",
            "--mount",
            "type=bind,src=/tmp,dst=/t,readonly",
            "--tmpfs",
            "/run:size=1m,mode=755",
            "-m",
            "64m",
            "--cpus",
            "1.5",
            "-c",
            "512",
            "--pids-limit",
            "-1",
            "--net",
            "none",
            "--cap-add",
            "net_raw",
            "--cap-drop",
            "ALL",
            "--security-opt",
            "no-new-privileges",
            "--security-opt",
            "seccomp=unconfined",
            "-l",
            "a=b",
            "-l",
            "c",
            "--stop-signal",
            "INT",
            "--stop-timeout",
            "3",
            "nginx",
            "serve",
            "-p",
            "80");
    assertThat(request.name()).contains("web");
    assertThat(request.terminal() && request.stdinOpen() && request.autoRemove()).isTrue();
    assertThat(request.readOnlyRoot() && request.init()).isTrue();
    assertThat(request.environment()).containsExactly("A=1");
    assertThat(request.workingDirectory()).contains("/srv");
    assertThat(request.user()).contains("1:2");
    assertThat(request.hostname()).contains("quay");
    assertThat(request.entrypoint()).contains(List.of("/bin/x"));
    assertThat(request.command()).containsExactly("serve", "-p", "80");
    assertThat(request.mounts())
        .containsExactly(
            new MountSpec.Bind(source, "/site", true, true, "rprivate"),
            new MountSpec.Bind("/tmp", "/t", true, true, "rprivate"),
            new MountSpec.Tmpfs("/run", false, 1 << 20, 0755));
    assertThat(request.limits()).isEqualTo(new Limits(64 << 20, 1_500_000_000, 512, -1));
    assertThat(request.network()).isEqualTo(new NetworkMode.None());
    assertThat(request.security().addedCapabilities()).containsExactly("CAP_NET_RAW");
    assertThat(request.security().droppedCapabilities()).containsExactly("ALL");
    assertThat(request.security().noNewPrivileges()).isTrue();
    assertThat(request.security().seccomp()).isEqualTo(new SeccompSetting.Unconfined());
    assertThat(request.labels()).isEqualTo(Map.of("a", "b", "c", ""));
    assertThat(request.stopSignal()).contains(2);
    assertThat(request.stopTimeoutSeconds()).contains(3);
    assertThat(Path.of(source)).as("made, as docker does").isDirectory();
  }

  @Test
  void variablesComeFromFilesFlagsAndOurOwnEnvironment() throws Exception {
    cli.environment.put("HOME", "/root");
    Path file = directory.resolve("env");
    Files.writeString(file, "\uFEFF# comment\n\nA=file\n  HOME\nGONE\nQUOTED=\"x y\"\n");
    assertThat(created("create", "-e", "A=flag", "--env-file", file.toString(), "nginx"))
        .extracting(CreateRequest::environment)
        .isEqualTo(List.of("A=file", "HOME=/root", "QUOTED=\"x y\"", "A=flag"));
  }

  @Test
  void anEmptyEntrypointClearsTheImages() {
    assertThat(created("create", "--entrypoint", "", "nginx").entrypoint()).contains(List.of());
  }

  @Test
  void inTheForegroundItEndsWithTheProgramsStatus() {
    cli.engine.containers().program((container, command) -> new SessionEnd.Ended(7));
    CommandLineFixture.Outcome outcome = cli.run("run", "--rm", "nginx", "false");
    assertThat(outcome).isEqualTo(new CommandLineFixture.Outcome(7, "", ""));
    cli.engine.containers().program((container, command) -> new SessionEnd.Detached());
    assertThat(cli.run("run", "nginx").status()).isZero();
  }

  @Test
  void detachedItPrintsTheId() {
    CommandLineFixture.Outcome outcome = cli.run("run", "-d", "--name", "web", "nginx");
    String id = cli.engine.containers().named("web").id().hex();
    assertThat(outcome).isEqualTo(new CommandLineFixture.Outcome(0, id + "\n", ""));
    assertThat(cli.engine.containers().named("web").state())
        .isInstanceOf(ContainerState.Running.class);
  }

  @Test
  void aMissingImageIsPulledAndToldOnStandardError() {
    cli.engine.images().serve("app:2");
    CommandLineFixture.Outcome outcome = cli.run("run", "-d", "app:2");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).hasLineCount(1);
    assertThat(outcome.err())
        .startsWith("Unable to find image 'app:2' locally\n2: Pulling from library/app\n")
        .endsWith("Status: Downloaded newer image for app:2\n");
    assertThat(cli.run("run", "-q", "-d", "--pull", "always", "app:2").err()).isEmpty();
    assertThat(cli.engine.calls().stream().filter(call -> call.startsWith("images.pull")))
        .hasSize(2);
  }

  @Test
  void theIdFileIsNewAndHoldsTheId() throws Exception {
    Path file = directory.resolve("id");
    CommandLineFixture.Outcome first = cli.run("create", "--cidfile", file.toString(), "nginx");
    assertThat(Files.readString(file)).isEqualTo(first.out().strip());
    CommandLineFixture.Outcome second = cli.run("create", "--cidfile", file.toString(), "nginx");
    assertThat(second.status()).isEqualTo(125);
    assertThat(second.err()).contains("the file is there already");
    assertThat(cli.engine.containers().list()).hasSize(1);
  }

  @Test
  void withoutACommandTheScreenOpensAtATerminalOnly() {
    cli.run();
    assertThat(cli.screens).isZero();
    cli.terminals = new Terminals(true, true, true);
    cli.run("--root", "/tmp/x");
    assertThat(cli.screens).isEqualTo(1);
  }

  @Test
  void versionAndHelpDoNotOpenTheEngine() {
    assertThat(cli.run("--version").out()).isEqualTo("Darsena version 0.1.0\n");
    cli.run("version");
    cli.run("run", "--help");
    assertThat(cli.engines).isZero();
  }

  @Test
  void severalObjectsAreDoneOneByOne() {
    cli.engine.runContainer("one", "nginx");
    cli.engine.runContainer("two", "nginx");
    CommandLineFixture.Outcome outcome = cli.run("stop", "-t", "0", "one", "nope", "two");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEqualTo("one\ntwo\n");
    assertThat(outcome.err()).startsWith("darsena: cannot stop `nope`");
    assertThat(cli.run("wait", "one", "two").out()).isEqualTo("143\n143\n");
  }
}
