package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final String ID = "ab".repeat(32);

  private final CommandLineFixture cli = new CommandLineFixture();

  @BeforeEach
  void harbour() {
    cli.engine.tell(
        "container", "start", ID, Map.of("name", "web", "image", "nginx:1", "tier", "front"));
    cli.engine.clock().advance(Duration.ofHours(2));
    cli.engine.tell(
        "container",
        "die",
        ID,
        Map.of("name", "web", "image", "nginx:1", "tier", "front", "exitCode", "137"));
    cli.engine.tell("container", "health_status: healthy", "cd".repeat(32), Map.of("name", "db"));
    cli.engine.tell("image", "pull", "nginx:1", Map.of("name", "nginx"));
  }

  private long count(String... filters) {
    String[] line = new String[2 + 2 * filters.length];
    line[0] = "events";
    line[1] = "--since=24h";
    for (int i = 0; i < filters.length; i++) {
      line[2 + 2 * i] = "--filter";
      line[3 + 2 * i] = filters[i];
    }
    return cli.run(line).lines().size();
  }

  @Test
  void linesAreDockers() {
    assertThat(cli.run("events", "--since", "1h").lines().getFirst())
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z container die "
                + ID
                + " \\(exitCode=137, image=nginx:1, name=web, tier=front\\)");
    assertThat(cli.run("system", "events", "--until", "1h").lines()).hasSize(1);
  }

  @Test
  void documentsAreDockers() {
    String json = cli.run("events", "--since", "1h", "--format", "json").lines().getFirst();
    assertThat(json)
        .startsWith("{\"status\":\"die\",\"id\":\"" + ID + "\",\"from\":\"nginx:1\",")
        .contains("\"Actor\":{\"ID\":\"" + ID + "\",\"Attributes\":{\"exitCode\":\"137\",")
        .contains("\"scope\":\"local\",\"time\":");
    assertThat(cli.run("events", "--since", "1h", "--format", "{{json .}}").lines().getFirst())
        .isEqualTo(json);
    assertThat(
            cli.run("events", "--since", "1h", "--format", "{{.Type}} {{.Action}} {{.Actor.ID}}")
                .lines())
        .contains("image pull nginx:1");
  }

  @Test
  void filtersNarrowThem() {
    assertThat(count()).isEqualTo(4);
    assertThat(count("container=we")).isEqualTo(2);
    assertThat(count("container=web", "container=db")).isEqualTo(3);
    assertThat(count("event=die", "event=pull")).isEqualTo(2);
    assertThat(count("event=health_status")).isEqualTo(1);
    assertThat(count("event=health_status: healthy")).isEqualTo(1);
    assertThat(count("image=nginx")).isEqualTo(3);
    assertThat(count("type=image")).isEqualTo(1);
    assertThat(count("label=tier=front", "event=start")).isEqualTo(1);
    assertThat(count("label=tier=back")).isEqualTo(0);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(cli.run("events", "-f", "x").err())
        .contains("bad format of filter (expected name=value)");
    assertThat(cli.run("events", "-f", "x=y").err()).contains("invalid filter 'x'");
    assertThat(cli.run("events", "--since", "soon").status()).isEqualTo(125);
    assertThat(cli.run("events", "--since", "1h", "--format", "{{.Nope}}").err())
        .contains("there is no field `.Nope`");
  }
}
