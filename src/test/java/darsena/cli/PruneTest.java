package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PruneTest {
  private final CommandLineFixture cli = new CommandLineFixture();

  @BeforeEach
  void harbour() {
    cli.engine.addContainer("old", "nginx");
    cli.engine.clock().advance(Duration.ofHours(2));
    cli.engine.addContainer("young", "nginx");
    cli.engine.runContainer("busy", "nginx");
  }

  private String names() {
    return String.join(",", cli.run("ps", "-a", "--format", "{{.Names}}").lines());
  }

  @Test
  void whatDoesNotRunGoes() {
    String told = cli.run("container", "prune", "-f").out();
    assertThat(told).startsWith("Deleted Containers:\n").endsWith("\nTotal reclaimed space: 3kB\n");
    assertThat(names()).isEqualTo("busy");
    assertThat(cli.run("container", "prune", "-f").out()).isEqualTo("Total reclaimed space: 0B\n");
  }

  @Test
  void filtersNarrowIt() {
    cli.run("container", "prune", "-f", "--filter", "until=1h");
    assertThat(names()).isEqualTo("busy,young");
    cli.run("container", "prune", "-f", "--filter", "label=none");
    assertThat(names()).isEqualTo("busy,young");
    assertThat(cli.run("container", "prune", "-f", "--filter", "x=y").status()).isEqualTo(125);
  }

  @Test
  void itAsksFirst() {
    assertThat(cli.run("container", "prune").out()).contains("Are you sure");
    assertThat(names()).isEqualTo("busy,young,old");
    cli.in = "y\n".getBytes(StandardCharsets.UTF_8);
    cli.run("container", "prune");
    assertThat(names()).isEqualTo("busy");
  }

  @Test
  void imagesWithoutContainersGo() {
    cli.engine.addImage("alone");
    assertThat(cli.run("image", "prune", "-f").out()).isEqualTo("Total reclaimed space: 0B\n");
    assertThat(cli.run("image", "prune").out())
        .startsWith("WARNING! This will remove all dangling images.\nAre you sure");
    assertThat(cli.run("image", "prune", "-af", "--filter", "label=x").out())
        .isEqualTo("Total reclaimed space: 0B\n");
    assertThat(cli.run("image", "prune", "-af").out())
        .startsWith("Deleted Images:\nuntagged: alone:latest\ndeleted: sha256:");
    assertThat(cli.run("image", "ls", "-q").lines()).hasSize(1);
  }

  @Test
  void everythingUnusedGoes() {
    cli.engine.addImage("alone");
    assertThat(cli.run("system", "prune", "--filter", "until=1h").out())
        .isEqualTo(
            """
            WARNING! This will remove:
              - all stopped containers
              - all dangling images

              Items to be pruned will be filtered with:
              - until=1h

            Are you sure you want to continue? [y/N]\s\
            """);
    String told = cli.run("system", "prune", "-af").out();
    assertThat(told)
        .startsWith("Deleted Containers:\n")
        .contains("\nDeleted Images:\nuntagged: alone:latest\n")
        .contains("\nTotal reclaimed space: ");
    assertThat(names()).isEqualTo("busy");
  }

  @Test
  void roomIsToldInDockersTable() {
    cli.engine.addImage("alone");
    String[] rows = cli.run("system", "df").out().split("\n", -1);
    assertThat(rows[0]).matches("TYPE +TOTAL +ACTIVE +SIZE +RECLAIMABLE");
    assertThat(rows[1]).matches("Images +2 +1 +\\S+ +\\S+ \\(50%\\)");
    assertThat(rows[2]).matches("Containers +3 +1 +4.5kB +3kB \\(66%\\)");
    assertThat(cli.run("system", "df", "--format", "{{.Type}}: {{.TotalCount}}").lines())
        .startsWith("Images: 2", "Containers: 3");
    assertThat(cli.run("system", "df", "-v").out())
        .contains("REPOSITORY:TAG")
        .contains("CONTAINER ID")
        .contains("alone:latest");
    assertThat(cli.run("system", "df", "-v", "--format", "json").err())
        .contains("the verbose and the format options conflict");
  }
}
