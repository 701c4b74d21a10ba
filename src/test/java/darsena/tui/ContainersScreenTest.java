package darsena.tui;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.ContainerState;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.Golden;
import darsena.fixture.engine.FakeEngine;
import darsena.tui.containers.work.Act;
import darsena.tui.containers.work.OpenShell;
import darsena.tui.message.Message;
import darsena.tui.theme.Role;
import darsena.tui.theme.Style;
import darsena.tui.theme.ThemeFile;
import darsena.tui.widget.Canvas;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContainersScreenTest {
  private final FakeEngine engine = harbour();

  @Test
  void listAndLogStandSideBySide() {
    Golden.check("screens/containers-120x36.txt", pilot(120, 36).screen());
  }

  @Test
  void aNarrowTerminalShowsTheListAlone() {
    Golden.check("screens/containers-80x24.txt", pilot(80, 24).screen());
  }

  @Test
  void aNarrowTerminalOpensTheLogOverTheList() {
    Golden.check("screens/log-80x24.txt", pilot(80, 24).press("Enter").screen());
  }

  @Test
  void aTinyTerminalStillShowsNamesAndStates() {
    Golden.check("screens/containers-40x10.txt", pilot(40, 10).screen());
  }

  @Test
  void theDetailHasSides() {
    Pilot pilot = pilot(80, 24);
    pilot.press("i");
    Golden.check("screens/details-80x24.txt", pilot.screen());
    pilot.press("[");
    Golden.check("screens/stats-80x24.txt", pilot.screen());
  }

  @Test
  void theHelpComesFromTheKeyTable() {
    Golden.check("screens/help-80x24.txt", pilot(80, 24).press("?").screen());
  }

  @Test
  void theRunFormHasItsDefaults() {
    Golden.check("screens/run-80x24.txt", pilot(80, 24).press("R").screen());
  }

  @Test
  void anEmptyStoreSaysWhatToDo() {
    Golden.check("screens/empty-80x24.txt", new Pilot(new FakeEngine(), 80, 24).screen());
  }

  @Test
  void belowTwentyByFiveTheScreenSaysSo() {
    assertThat(pilot(19, 4).screen()).contains("too small").contains("19x4, needs 20x5");
  }

  @Test
  void noSizeIsTooMuchForAnyView() {
    for (int columns = 1; columns < 130; columns += 7) {
      for (int rows = 1; rows < 40; rows += 3) {
        Pilot pilot = pilot(columns, rows);
        assertThat(pilot.press("Enter", "]", "]", "?", "Esc", "R").screen()).isNotEmpty();
        assertThat(pilot.press("Esc", "d").screen()).isNotEmpty();
      }
    }
  }

  @Test
  void stopStopsTheSelectedContainer() {
    pilot(80, 24).press("s");
    assertThat(engine.calls()).contains("containers.stop " + id("web") + " 10");
    assertThat(state("web")).isInstanceOf(ContainerState.Exited.class);
  }

  @Test
  void stoppingShowsAtOnceAndLeavesTheCommand() {
    Pilot pilot = pilot(80, 24).press("s");
    assertThat(pilot.screen()).contains("ran: darsena stop web").contains("✗ exit 143");
    assertThat(pilot.effects())
        .anyMatch(effect -> effect.toString().contains(Act.Verb.STOP.toString()));
  }

  @Test
  void pauseFreezesAndResumes() {
    Pilot pilot = pilot(80, 24).press("p");
    assertThat(state("web")).isInstanceOf(ContainerState.Paused.class);
    assertThat(pilot.screen()).contains("‖ paused").contains("p resume");
    pilot.press("p");
    assertThat(state("web")).isInstanceOf(ContainerState.Running.class);
  }

  @Test
  void removalAsksAndDoesNothingByDefault() {
    Pilot pilot = pilot(80, 24).press("d");
    Golden.check("screens/remove-80x24.txt", pilot.screen());
    pilot.press("Enter");
    assertThat(engine.calls()).noneMatch(call -> call.startsWith("containers.remove"));
    pilot.press("d", "y");
    assertThat(engine.calls())
        .anyMatch(call -> call.startsWith("containers.remove") && call.endsWith("true"));
    assertThat(pilot.screen()).doesNotContain("web ");
  }

  @Test
  void aContainerThatVanishesUnderItsDetailGivesTheListBack() {
    Pilot pilot = pilot(80, 24).press("l");
    engine.containers().remove(id("web"), true);
    pilot.tell(new Message.Changed());
    assertThat(pilot.screen()).contains("web is not there any more").contains("▌ db");
  }

  @Test
  void removingWhatIsGoneAlreadyIsNoFailure() {
    Pilot pilot = pilot(80, 24).press("d");
    engine.containers().remove(id("web"), true);
    assertThat(pilot.press("y").screen())
        .contains("web is not there any more")
        .doesNotContain("Cannot");
  }

  @Test
  void aListThatFailedOnceIsAskedForAgain() {
    Pilot pilot = pilot(80, 24);
    engine.failNext(
        "containers.list", new DarsenaException(ErrorKind.FAILED, "cannot list: no memory", ""));
    pilot.tell(new Message.Changed());
    assertThat(pilot.screen()).contains("cannot list: no memory");
    engine.runContainer("late", "redis:7");
    pilot.tell(new Message.Changed());
    assertThat(pilot.screen()).contains("late");
  }

  @Test
  void inTheSmallestWindowAFormShowsItsFieldAndAQuestionItself() {
    Pilot pilot = pilot(20, 5).press("R");
    assertThat(pilot.screen()).contains("Image").contains("lanterna");
    assertThat(pilot.press("Tab").screen()).contains("Name").contains("made up");
    assertThat(pilot.press("Esc", "d").screen()).contains("Remove web?");
  }

  @Test
  void aFailureIsADialogWithItsRemedy() {
    engine.failNext(
        "containers.stop",
        new DarsenaException(
            ErrorKind.FAILED,
            "cannot stop `web`: its monitor does not answer",
            "Kill it with ^K."));
    Pilot pilot = pilot(80, 24).press("s");
    Golden.check("screens/failure-80x24.txt", pilot.screen());
    assertThat(pilot.press("Enter").screen()).doesNotContain("monitor");
  }

  @Test
  void markedContainersAreActedOnTogether() {
    pilot(80, 24).press("Space", "Space", "s");
    assertThat(engine.calls().stream().filter(call -> call.startsWith("containers.stop")).count())
        .isEqualTo(2);
  }

  @Test
  void theFilterNarrowsTheListAsItIsTyped() {
    Pilot pilot = pilot(80, 24).press("/").type("post");
    assertThat(pilot.screen()).contains("postgres:16").doesNotContain("shop/web");
    pilot.press("Esc");
    assertThat(pilot.screen()).contains("shop/web");
  }

  @Test
  void pastedTextIsNeverTakenForKeys() {
    Pilot pilot = pilot(80, 24).tell(new Message.Pasted("dy\rsq"));
    assertThat(engine.calls()).noneMatch(call -> call.startsWith("containers.remove"));
    assertThat(pilot.left()).isFalse();
  }

  @Test
  void aShellNeedsARunningContainer() {
    Pilot pilot = pilot(80, 24);
    assertThat(pilot.press("e").effects()).contains(new OpenShell(id("web"), "web"));
    pilot.press("s", "e");
    assertThat(pilot.screen()).contains("is not running; s starts it");
  }

  @Test
  void changesByOthersShow() {
    Pilot pilot = pilot(80, 24);
    engine.runContainer("latecomer", "busybox");
    pilot.tell(new Message.Changed());
    assertThat(pilot.screen()).contains("latecomer");
  }

  @Test
  void theSelectionStaysWithItsContainerWhenTheListChanges() {
    Pilot pilot = pilot(80, 24).press("j");
    engine.runContainer("latecomer", "busybox");
    pilot.tell(new Message.Changed()).press("p");
    assertThat(state("db")).isInstanceOf(ContainerState.Paused.class);
  }

  @Test
  void runningShowsTheNewContainer() {
    Pilot pilot = pilot(80, 24).press("R", "Tab").type("mine").press("Enter");
    assertThat(pilot.screen()).contains("▌ mine").contains("darsena run -d --name mine lanterna");
  }

  @Test
  void aWrongFormSaysWhatToCorrect() {
    Pilot pilot = pilot(80, 24).press("R", "Tab", "Tab").type("sh -c 'oops").press("Enter");
    assertThat(pilot.screen()).contains("A quote is not closed");
  }

  @Test
  void aFormSaysAllThatIsWrong() {
    Pilot pilot = pilot(80, 24).press("2", "P").type("Some Image").press("Enter");
    assertThat(pilot.screen()).contains("invalid reference `Some Image`", "lower", "[ Pull ]");
  }

  @Test
  void leavingAsksOnlyWhileAJobRuns() {
    assertThat(pilot(80, 24).press("q").left()).isTrue();
  }

  @Test
  void twoInterruptsLeave() {
    Pilot pilot = pilot(80, 24).press("^C");
    assertThat(pilot.left()).isFalse();
    assertThat(pilot.press("^C").left()).isTrue();
  }

  @Test
  void theSelectionIsSeenInEveryTheme() {
    for (String theme : new String[] {"dark", "light", "mono"}) {
      Canvas canvas = pilot(80, 24).canvas(theme);
      Style selection = ThemeFile.embedded(theme).style(Role.SELECTION);
      assertThat(canvas.style(3, 2).background()).isEqualTo(selection.background());
      assertThat(canvas.style(3, 2).reversed()).isEqualTo(selection.reversed());
      assertThat(canvas.style(3, 3)).isNotEqualTo(canvas.style(3, 2));
    }
  }

  private Pilot pilot(int columns, int rows) {
    return new Pilot(engine, columns, rows);
  }

  private String id(String name) {
    return engine.containers().named(name).id().hex();
  }

  private ContainerState state(String name) {
    return engine.containers().named(name).state();
  }

  private static FakeEngine harbour() {
    FakeEngine engine = new FakeEngine();
    engine.addImage("lanterna");
    engine.runContainer("old", "redis:7").exit(0);
    engine.runContainer("crashed", "redis:7").exit(137);
    engine.addContainer("fresh", "busybox:1.37");
    engine.clock().advance(Duration.ofMinutes(5));
    engine.runContainer("worker", "shop/web:1.4").pause();
    engine.clock().advance(Duration.ofMinutes(5));
    engine.runContainer("db", "postgres:16");
    engine.clock().advance(Duration.ofHours(2));
    engine
        .runContainer("web", "shop/web:1.4")
        .print("18:40:01 \033[32mINF\033[m GET /cart 200 12ms")
        .print("18:40:02 \033[33mWRN\033[m slow query 812ms id=77")
        .printError("18:40:02 \033[31mERR\033[m upstream timeout host=db")
        .print(
            "a line that is so long that it does not fit into one row of the pane, and so it goes"
                + " on in the next")
        .print("\033]0;stolen title\007harmless");
    return engine;
  }
}
