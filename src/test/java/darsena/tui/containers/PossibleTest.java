package darsena.tui.containers;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.ContainerState;
import darsena.container.Lifecycle;
import darsena.container.Lifecycle.Action;
import darsena.engine.container.ContainerSummary;
import darsena.error.DarsenaException;
import darsena.fixture.engine.FakeContainer;
import darsena.fixture.engine.FakeEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

class PossibleTest {
  private final FakeEngine engine = new FakeEngine();

  @Test
  void theScreenOffersWhatTheEngineDoes() {
    fleet();
    for (ContainerSummary one : engine.containers().list()) {
      assertThat(Possible.start(one)).as("start %s", one).isEqualTo(does(Action.START, one));
      assertThat(Possible.stop(one)).as("stop %s", one).isEqualTo(does(Action.STOP, one));
      assertThat(Possible.pause(one)).as("pause %s", one).isEqualTo(does(Action.PAUSE, one));
      assertThat(Possible.resume(one)).as("resume %s", one).isEqualTo(does(Action.UNPAUSE, one));
      assertThat(Possible.enter(one)).as("shell %s", one).isEqualTo(does(Action.EXEC, one));
      assertThat(Possible.enter(one)).as("attach %s", one).isEqualTo(does(Action.ATTACH, one));
      assertThat(Possible.kill(one)).as("kill %s", one).isEqualTo(does(Action.KILL, one));
    }
  }

  @Test
  void whatLivesIsRemovedByForceAndWhatIsBeingRemovedNotAtAll() {
    fleet();
    for (ContainerSummary one : engine.containers().list()) {
      boolean possible = one.state().alive() || does(Action.REMOVE, one);
      assertThat(Possible.remove(one)).as("remove %s", one).isEqualTo(possible);
    }
  }

  private void fleet() {
    List<FakeContainer> fleet =
        List.of(
            engine.addContainer("created", "busybox"),
            engine.runContainer("running", "busybox"),
            engine.runContainer("paused", "busybox").pause(),
            engine.runContainer("exited", "busybox").exit(1),
            engine.runContainer("restarting", "busybox").restarting(1),
            engine.addContainer("removing", "busybox").removing(),
            engine.addContainer("dead", "busybox").dead());
    assertThat(fleet.stream().map(one -> one.state().getClass()).distinct())
        .hasSameSizeAs(ContainerState.class.getPermittedSubclasses());
  }

  private static boolean does(Action action, ContainerSummary one) {
    try {
      return Lifecycle.judge(action, one.name(), one.state()) == Lifecycle.Verdict.PROCEED;
    } catch (DarsenaException no) {
      return false;
    }
  }
}
