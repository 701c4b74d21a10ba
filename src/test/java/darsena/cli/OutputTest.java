package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.ExitStatus;
import darsena.container.MountSpec;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.FileChange;
import darsena.fixture.Golden;
import darsena.fixture.engine.FakeContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What commands print, for a harbour that always looks the same. */
class OutputTest {
  private final CommandLineFixture cli = new CommandLineFixture();
  private final StringBuilder transcript = new StringBuilder();

  private FakeContainer harbour() {
    cli.engine.addImage("nginx:1.25").command("nginx", "-g", "daemon off;");
    cli.engine.clock().advance(Duration.ofDays(20));
    cli.engine.addImage("localhost:5000/team/app:2");
    cli.engine.clock().advance(Duration.ofHours(5));
    cli.engine.runContainer("db", "localhost:5000/team/app:2").exit(3);
    cli.engine.addContainer("new", "nginx:1.25");
    cli.engine
        .containers()
        .create(
            CreateRequest.builder("nginx:1.25")
                .name("web")
                .environment(List.of("A=b c"))
                .labels(Map.of("tier", "front", "\u001b[31m", "x"))
                .mounts(
                    List.of(
                        new MountSpec.Bind("/srv", "/data", true, true, "rprivate"),
                        new MountSpec.Tmpfs("/run", false, 64 << 20, 01777)))
                .build());
    FakeContainer web = cli.engine.containers().named("web").start();
    cli.engine.clock().advance(Duration.ofMinutes(61));
    cli.engine.runContainer("job", "nginx:1.25").pause();
    cli.engine.runContainer("killed", "nginx:1.25").exit(new ExitStatus.Signal(9, true));
    cli.engine.clock().advance(Duration.ofSeconds(42));
    return web;
  }

  private OutputTest show(String... line) {
    CommandLineFixture.Outcome outcome = cli.run(line);
    transcript.append("$ darsena ").append(String.join(" ", line)).append('\n');
    transcript.append(outcome.out()).append(outcome.err());
    assertThat(outcome.status()).as(transcript.toString()).isZero();
    return this;
  }

  private void check(String golden) {
    Golden.check("cli/" + golden, transcript.toString());
  }

  @Test
  void ofPs() {
    harbour();
    show("ps")
        .show("ps", "-a")
        .show("ps", "-aq")
        .show("ps", "-a", "--no-trunc", "--filter", "name=web")
        .show("ps", "-l")
        .show("ps", "-n", "2")
        .show("ps", "--filter", "status=exited")
        .show("ps", "-a", "--filter", "exited=137")
        .show("ps", "-a", "--filter", "ancestor=localhost:5000/team/app:2")
        .show("ps", "-a", "--filter", "since=db", "-q")
        .show("ps", "-a", "--filter", "label=tier=front", "--format", "{{.Names}}")
        .show("ps", "--format", "table {{.Names}}\t{{.Status}}")
        .show("ps", "--filter", "name=web", "--format", "{{.Labels}} {{.Mounts}} {{.Networks}}")
        .show("ps", "--filter", "name=web", "--format", "json")
        .show("container", "ls", "-q")
        .show("ps", "-s", "--filter", "name=web")
        .show("ps", "--filter", "name=web", "--format", "{{.Size}}")
        .show("inspect", "-s", "-f", "{{.SizeRw}} {{.SizeRootFs}}", "web")
        .check("ps.txt");
  }

  @Test
  void ofImages() {
    harbour();
    show("images")
        .show("images", "-q", "--no-trunc")
        .show("images", "--digests")
        .show("images", "nginx")
        .show("images", "--filter", "reference=localhost:5000/*/app")
        .show("images", "--filter", "before=localhost:5000/team/app:2")
        .show("images", "--format", "{{.Repository}}:{{.Tag}} {{.Size}} {{.Containers}}")
        .show("images", "nginx", "--format", "json")
        .show("history", "nginx:1.25")
        .show("history", "--no-trunc", "--human=false", "nginx:1.25")
        .show("tag", "nginx:1.25", "front:1")
        .show("image", "ls")
        .show("rmi", "front:1")
        .show("rmi", "-f", "localhost:5000/team/app:2")
        .check("images.txt");
  }

  @Test
  void ofAnImageWithNeitherTagNorDate() {
    String digest = "@sha256:" + "ab".repeat(32);
    cli.engine.clock().advance(Duration.ofDays(-20_000));
    cli.engine.addImage("localhost:5000/team/app" + digest);
    cli.engine.clock().advance(Duration.ofDays(20_000));

    show("images")
        .show("images", "--digests")
        .show("images", "--filter", "dangling=true", "-q")
        .show("history", "localhost:5000/team/app" + digest)
        .check("by-digest.txt");
  }

  @Test
  void ofInspect() {
    harbour();
    show("inspect", "web")
        .show("inspect", "nginx:1.25")
        .show("inspect", "-f", "{{.State.Status}} {{.State.ExitCode}}", "killed", "web")
        .show("inspect", "-f", "{{json .Config.Env}} {{len .Config.Env}}", "web")
        .show("inspect", "-f", "{{range .Mounts}}{{.Type}}:{{.Destination}} {{end}}", "web")
        .show("inspect", "-f", "{{index .Config.Labels \"tier\"}} {{.Config.Cmd}}", "web")
        .show("inspect", "-f", "{{if .State.Running}}up{{else}}down{{end}}", "web", "db")
        .show("image", "inspect", "-f", "{{.RepoTags}}", "nginx:1.25")
        .check("inspect.txt");
  }

  @Test
  void ofWatching() {
    FakeContainer web = harbour();
    web.busy()
        .change(FileChange.Kind.ADDED, "/srv/\u001b[2J")
        .change(FileChange.Kind.CHANGED, "/etc");
    show("top", "web")
        .show("diff", "web")
        .show("stats", "--no-stream")
        .show("stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}", "db", "web")
        .show("info")
        .show("info", "-f", "{{.Containers}} {{.ServerVersion}}")
        .check("watching.txt");
  }

  @Test
  void ofLogs() {
    FakeContainer web = harbour();
    web.print("one").printError("oops").print("\u001b[31mtwo\u001b[0m");
    cli.engine.clock().advance(Duration.ofMinutes(2));
    web.print("three").exit(0);
    CommandLineFixture.Outcome all = cli.run("logs", "web");
    assertThat(all.out()).isEqualTo("one\n\u001b[31mtwo\u001b[0m\nthree\n");
    assertThat(all.err()).isEqualTo("oops\n");
    assertThat(cli.run("logs", "-n", "1", "web").out()).isEqualTo("three\n");
    assertThat(cli.run("logs", "--tail=all", "-f", "web").out()).hasLineCount(3);
    assertThat(cli.run("logs", "--since", "1m", "web").out()).isEqualTo("three\n");
    assertThat(cli.run("logs", "--until", "1m", "web").out()).hasLineCount(2);
    assertThat(cli.run("logs", "-t", "-n1", "web").out())
        .isEqualTo("2026-02-20T18:03:42.000000000Z three\n");
  }

  @Test
  void ofPull() {
    cli.engine.images().serve("nginx:latest");
    show("pull", "nginx").show("pull", "nginx:latest").show("pull", "-q", "nginx");
    show("version", "--format", "{{.Version}}");
    check("pull.txt");
    assertThat(cli.run("pull", "-q", "nginx").out()).isEqualTo("docker.io/library/nginx:latest\n");
  }
}
