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
}
