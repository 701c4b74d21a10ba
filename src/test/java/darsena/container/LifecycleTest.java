package darsena.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.Lifecycle.Action;
import darsena.container.Lifecycle.Verdict;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What may be done in which state. */
class LifecycleTest {
  private static final ProcessIdentity PROCESS = new ProcessIdentity("boot", 1, 1);
  private static final ContainerState CREATED = new ContainerState.Created();
  private static final ContainerState RUNNING = new ContainerState.Running(PROCESS, Instant.EPOCH);
  private static final ContainerState PAUSED = new ContainerState.Paused(PROCESS, Instant.EPOCH);
  private static final ContainerState EXITED =
      new ContainerState.Exited(new ExitStatus.Code(0), Instant.EPOCH, Instant.EPOCH);

  @Test
  void theTable() {
    assertThat(verdicts(CREATED))
        .isEqualTo(
            "START yes, STOP done, KILL no, PAUSE no, UNPAUSE no, ATTACH no, EXEC no, TOP no,"
                + " REMOVE yes");
    assertThat(verdicts(RUNNING))
        .isEqualTo(
            "START done, STOP yes, KILL yes, PAUSE yes, UNPAUSE no, ATTACH yes, EXEC yes, TOP yes,"
                + " REMOVE no");
    assertThat(verdicts(PAUSED))
        .isEqualTo(
            "START no, STOP yes, KILL yes, PAUSE no, UNPAUSE yes, ATTACH no, EXEC no, TOP yes,"
                + " REMOVE no");
    assertThat(verdicts(EXITED)).isEqualTo(verdicts(CREATED));
  }

  @Test
  void aRefusalSaysWhyInDockersWords() {
    assertThatThrownBy(() -> Lifecycle.judge(Action.PAUSE, "web", EXITED))
        .hasMessage("cannot pause `web`: container is not running");
    assertThatThrownBy(() -> Lifecycle.judge(Action.PAUSE, "web", PAUSED))
        .hasMessage("cannot pause `web`: container is already paused");
    assertThatThrownBy(() -> Lifecycle.judge(Action.START, "web", PAUSED))
        .hasMessageContaining("cannot start a paused container, try unpause instead");
    assertThatThrownBy(() -> Lifecycle.judge(Action.REMOVE, "web", RUNNING))
        .isInstanceOfSatisfying(
            DarsenaException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(ErrorKind.CONFLICT);
              assertThat(refusal.remedy()).hasValueSatisfying(it -> assertThat(it).contains("-f"));
            });
  }

  private static String verdicts(ContainerState state) {
    StringBuilder all = new StringBuilder();
    for (Action action : Action.values()) {
      all.append(all.isEmpty() ? "" : ", ")
          .append(action)
          .append(' ')
          .append(verdict(action, state));
    }
    return all.toString();
  }

  private static String verdict(Action action, ContainerState state) {
    try {
      return Lifecycle.judge(action, "x", state) == Verdict.PROCEED ? "yes" : "done";
    } catch (DarsenaException refused) {
      return "no";
    }
  }
}
