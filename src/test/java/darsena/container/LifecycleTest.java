package darsena.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.Lifecycle.Action;
import darsena.container.Lifecycle.Verdict;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What may be done in which state. */
class LifecycleTest {
  private static final ProcessIdentity PROCESS = new ProcessIdentity("boot", 1, 1);
  private static final ExitStatus GOOD = new ExitStatus.Code(0);
  private static final ContainerState RUNNING = new ContainerState.Running(PROCESS, Instant.EPOCH);
  private static final ContainerState PAUSED = new ContainerState.Paused(PROCESS, Instant.EPOCH);
  private static final ContainerState EXITED =
      new ContainerState.Exited(GOOD, Instant.EPOCH, Instant.EPOCH);
  private static final ContainerState RESTARTING =
      new ContainerState.Restarting(GOOD, Instant.EPOCH, Instant.EPOCH);
  private static final List<ContainerState> STATES =
      List.of(
          new ContainerState.Created(),
          RUNNING,
          PAUSED,
          RESTARTING,
          EXITED,
          new ContainerState.Removing(),
          new ContainerState.Dead());

  @Test
  void theTable() {
    String table =
        STATES.stream().map(LifecycleTest::row).collect(Collectors.joining("\n", heading(), "\n"));
    assertThat(table)
        .isEqualTo(
            """
                       start stop kill pause unpause attach exec top rename commit export update logs remove
            created      yes done   no    no      no     no   no  no    yes    yes    yes    yes  yes    yes
            running     done  yes  yes   yes      no    yes  yes yes    yes    yes    yes    yes  yes     no
            paused        no  yes  yes    no     yes     no   no yes    yes    yes    yes    yes  yes     no
            restarting  done  yes  yes    no      no     no   no  no    yes    yes    yes    yes  yes     no
            exited       yes done   no    no      no     no   no  no    yes    yes    yes    yes  yes    yes
            removing      no done   no    no      no     no   no  no     no     no     no     no   no     no
            dead          no done   no    no      no     no   no  no     no     no     no     no   no    yes
            """);
  }

  @Test
  void everyRefusalSaysWhyInDockersWords() {
    String reasons =
        STATES.stream()
            .map(LifecycleTest::reasons)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining());
    assertThat(reasons)
        .isEqualTo(
            """
            created: kill: container is not running
            created: pause: container is not running
            created: unpause: container is not paused
            created: attach: you cannot attach to a stopped container, start it first
            created: exec: container is not running
            created: top: container is not running
            running: unpause: container is not paused
            running: remove: container is running
            paused: start: cannot start a paused container, try unpause instead
            paused: pause: container is already paused
            paused: attach: container is paused, unpause it first
            paused: exec: container is paused, unpause it first
            paused: remove: container is paused and must be unpaused first
            restarting: pause: container is restarting, wait until the container is running
            restarting: unpause: container is not paused
            restarting: attach: container is restarting, wait until the container is running
            restarting: exec: container is restarting, wait until the container is running
            restarting: top: container is restarting, wait until the container is running
            restarting: remove: container is restarting
            exited: kill: container is not running
            exited: pause: container is not running
            exited: unpause: container is not paused
            exited: attach: you cannot attach to a stopped container, start it first
            exited: exec: container is not running
            exited: top: container is not running
            removing: start: container is marked for removal and cannot be started
            removing: kill: container is not running
            removing: pause: container is not running
            removing: unpause: container is not paused
            removing: attach: you cannot attach to a stopped container, start it first
            removing: exec: container is not running
            removing: top: container is not running
            removing: rename: container is marked for removal
            removing: commit: the container is being removed
            removing: export: the container is being removed
            removing: update: container is marked for removal and cannot be updated
            removing: logs: container is dead or marked for removal
            removing: remove: removal is already in progress
            dead: start: container is marked for removal and cannot be started
            dead: kill: container is not running
            dead: pause: container is not running
            dead: unpause: container is not paused
            dead: attach: you cannot attach to a stopped container, start it first
            dead: exec: container is not running
            dead: top: container is not running
            dead: rename: container is marked for removal
            dead: commit: the container is dead
            dead: export: the container is dead
            dead: update: container is marked for removal and cannot be updated
            dead: logs: container is dead or marked for removal
            """);
  }

  @Test
  void aRefusalIsAConflictWithARemedy() {
    assertThatThrownBy(() -> Lifecycle.judge(Action.PAUSE, "web", EXITED))
        .hasMessage("cannot pause `web`: container is not running");
    assertThatThrownBy(() -> Lifecycle.judge(Action.REMOVE, "web", RUNNING))
        .isInstanceOfSatisfying(
            DarsenaException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(ErrorKind.CONFLICT);
              assertThat(refusal.remedy()).hasValueSatisfying(it -> assertThat(it).contains("-f"));
            });
  }

  private static String heading() {
    StringBuilder line = new StringBuilder(" ".repeat(10));
    for (Action action : Action.values()) {
      line.append(' ').append(word(action));
    }
    return line.append('\n').toString();
  }

  private static String row(ContainerState state) {
    StringBuilder line = new StringBuilder(state.word());
    line.append(" ".repeat(10 - state.word().length()));
    for (Action action : Action.values()) {
      String verdict = verdict(action, state);
      line.append(" ".repeat(1 + word(action).length() - verdict.length())).append(verdict);
    }
    return line.toString();
  }

  private static String reasons(ContainerState state) {
    StringBuilder lines = new StringBuilder();
    for (Action action : Action.values()) {
      try {
        Lifecycle.judge(action, "x", state);
      } catch (DarsenaException refused) {
        String reason = refused.problem().substring(refused.problem().indexOf("`x`: ") + 5);
        lines.append(state.word()).append(": ").append(word(action));
        lines.append(": ").append(reason).append('\n');
      }
    }
    return lines.toString();
  }

  private static String word(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private static String verdict(Action action, ContainerState state) {
    try {
      return Lifecycle.judge(action, "x", state) == Verdict.PROCEED ? "yes" : "done";
    } catch (DarsenaException refused) {
      return "no";
    }
  }
}
