package darsena.tui;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.policy.HealthReport;
import darsena.fixture.engine.FakeEngine;
import darsena.tui.containers.work.OpenShell;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the screen shows of a container's state, and offers in it. */
class ContainerStatesScreenTest {
  private final FakeEngine engine = new FakeEngine();

  @Test
  void betweenTwoRunsThereIsNothingToPauseOrToEnter() {
    engine.runContainer("again", "busybox").restarting(3);
    Pilot pilot = new Pilot(engine, 80, 24);
    assertThat(pilot.screen())
        .contains("✗ restarting")
        .contains("s stop")
        .doesNotContain("p pause");
    assertThat(pilot.press("p").screen()).contains("again waits for its next start");
    assertThat(pilot.press("e").effects()).noneMatch(OpenShell.class::isInstance);
  }

  @Test
  void whatIsBeingRemovedIsLeftAlone() {
    engine.addContainer("going", "busybox").removing();
    Pilot pilot = new Pilot(engine, 80, 24).press("/").type("going").press("Enter");
    assertThat(pilot.screen()).doesNotContain("s start").doesNotContain("d delete");
    assertThat(pilot.press("d").screen()).contains("going is being removed");
  }

  @Test
  void theListTellsHowAContainerIsAndHowOftenItWasStartedAgain() {
    HealthReport report =
        new HealthReport(
            HealthReport.Status.UNHEALTHY,
            3,
            List.of(
                new HealthReport.Probe(
                    engine.clock().instant(), engine.clock().instant(), 1, "no answer\n")));
    engine.runContainer("sick", "busybox").restarting(3).start().health(report);
    Pilot pilot = new Pilot(engine, 120, 36);
    assertThat(pilot.screen()).contains("● unhealthy").contains("RST");
    assertThat(pilot.press("i").screen())
        .contains("unhealthy, 3 failures in a row")
        .contains("ended with 1: no answer")
        .contains("Restarts");
  }
}
