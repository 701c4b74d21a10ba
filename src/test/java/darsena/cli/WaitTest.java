package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.policy.HealthReport;
import darsena.fixture.engine.FakeContainer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitTest {
  private final CommandLineFixture cli = new CommandLineFixture();

  @ParameterizedTest
  @CsvSource({
    "created, created, -1",
    "running, running, -1",
    "paused, paused, -1",
    "restarting, restarting, -1",
    "exited, exited, 3",
    "exited, stopped, 3",
    "removing, removing, -1",
    "dead, removing, -1",
    "healthy, healthy, -1",
    "unhealthy, unhealthy, -1",
  })
  void whatHoldsAlreadyIsNotWaitedFor(String state, String condition, String told) {
    container(state);
    assertThat(cli.run("wait", "--condition", condition, "web").out()).isEqualTo(told + "\n");
  }

  @Test
  void ofSeveralConditionsOneIsEnough() {
    container("paused");
    assertThat(cli.run("wait", "--condition", "exited", "--condition", "paused", "web").out())
        .isEqualTo("-1\n");
  }

  @Test
  void anotherStateIsWaitedFor() {
    FakeContainer web = container("running");
    CompletableFuture<String> told =
        CompletableFuture.supplyAsync(() ->
            cli.run("wait", "--condition", "unhealthy", "--condition", "exited", "web").out());
    web.health(report(HealthReport.Status.HEALTHY));
    web.exit(5);
    assertThat(told.join()).isEqualTo("5\n");
  }

  @Test
  void aConditionThatIsNoneIsNamed() {
    container("running");
    assertThat(cli.run("wait", "--condition", "well", "web").err())
        .contains("the conditions are created, running");
    assertThat(cli.run("wait", "--condition", "running", "nobody").status()).isEqualTo(1);
  }

  private FakeContainer container(String state) {
    if (state.equals("created")) {
      return cli.engine.addContainer("web", "nginx");
    }
    FakeContainer web = cli.engine.runContainer("web", "nginx");
    return switch (state) {
      case "paused" -> web.pause();
      case "restarting" -> web.restarting(1);
      case "exited" -> web.exit(3);
      case "removing" -> web.removing();
      case "dead" -> web.dead();
      case "healthy" -> web.health(report(HealthReport.Status.HEALTHY));
      case "unhealthy" -> web.health(report(HealthReport.Status.UNHEALTHY));
      default -> web;
    };
  }

  private static HealthReport report(HealthReport.Status status) {
    return new HealthReport(status, 0, List.of());
  }
}
