package darsena.tui;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.engine.Engine;
import darsena.engine.Settings;
import darsena.engine.container.SessionEnd;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.engine.FakeEngine;
import darsena.tui.terminal.Depth;
import darsena.tui.terminal.ScriptedTty;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final FakeEngine engine = new FakeEngine();
  private final ScriptedTty tty = new ScriptedTty(80, 24);
  private Optional<String> theme = Optional.empty();
  private Thread running = new Thread();

  @AfterEach
  void leave() throws InterruptedException {
    tty.type("\003");
    tty.type("\003");
    running.join(10_000);
    assertThat(running.isAlive()).isFalse();
    assertThat(tty.raw()).isZero();
  }

  @Test
  void theFirstFrameDoesNotWaitForTheEngine() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    start(() -> {
      pass(gate);
      return engine;
    });
    tty.awaitScreen("opening the store");
    engine.addImage("lanterna");
    engine.runContainer("web", "lanterna");
    gate.countDown();
    tty.awaitScreen("web");
  }

  @Test
  void aKeyIsAnsweredWithOneWrite() throws Exception {
    engine.populate(5);
    start(() -> engine);
    tty.awaitScreen("c0001");
    int before = tty.writes().size();
    tty.type("?");
    tty.awaitScreen("Keys: Containers");
    List<String> frames = tty.writes().subList(before, tty.writes().size());
    assertThat(frames.getFirst())
        .startsWith("\033[?2026h")
        .endsWith("\033[?2026l")
        .doesNotContain("\033[2J");
  }

  @Test
  void anEngineThatCannotOpenIsToldWithItsRemedy() throws Exception {
    start(() -> {
      throw new DarsenaException(
          ErrorKind.REFUSED, "cannot open the store `/x`: it is another user's", "Use --root.");
    });
    tty.awaitScreen("Use --root.");
  }

  @Test
  void theConfiguredThemeIsUsed() throws Exception {
    theme = Optional.of("light");
    start(() -> engine);
    tty.awaitScreen("There are no containers yet");
    // The bar: black on white.
    tty.await(writes -> String.join("", writes).contains("\033[0;30;47m"));
  }

  @Test
  void aThemeThatIsNotThereIsToldAndHarmsNothing() throws Exception {
    theme = Optional.of("lihgt");
    start(() -> engine);
    tty.awaitScreen("There is no theme `lihgt`; there are dark, light, mono.");
  }

  @Test
  void theTerminalIsGivenBackWhenItIsLeft() throws Exception {
    start(() -> engine);
    tty.awaitScreen("There are no containers yet");
    tty.type("q");
    tty.await(writes -> writes.getLast().endsWith("\033[?1049l"));
    running.join(10_000);
    assertThat(engine.closed()).isTrue();
    assertThat(engine.listeners()).isZero();
  }

  @Test
  void aShellGetsTheTerminalAndTheScreenComesBack() throws Exception {
    engine.addImage("lanterna");
    engine.runContainer("web", "lanterna");
    start(() -> engine);
    tty.awaitScreen("web");
    tty.type("e");
    tty.awaitScreen("ended with 0");
    List<String> writes = tty.writes();
    int left = last(writes, "\033[?1049l");
    assertThat(left).isPositive();
    assertThat(last(writes, "\033[?1049h")).isGreaterThan(left);
    assertThat(engine.calls()).anyMatch(call -> call.startsWith("containers.exec"));
  }

  @Test
  void whatIsTypedBehindTheKeyOfAShellIsForTheShell() throws Exception {
    engine.addImage("lanterna");
    engine.runContainer("web", "lanterna");
    AtomicReference<String> left = new AtomicReference<>("");
    engine
        .containers()
        .program((_, _) -> {
          left.set(tty.unread());
          return new SessionEnd.Ended(0);
        });
    start(() -> engine);
    tty.awaitScreen("web");
    tty.type("es");
    tty.type("d\r");
    tty.awaitScreen("ended with 0");
    assertThat(left).hasValue("sd\r");
    leave();
    assertThat(engine.calls()).noneMatch(call -> call.startsWith("containers.stop"));
  }

  @Test
  void whatAShellLeavesBehindIsForNobody() throws Exception {
    engine.addImage("lanterna");
    engine.runContainer("web", "lanterna");
    tty.beforeAnswers("s");
    start(() -> engine);
    tty.awaitScreen("web");
    tty.type("e");
    tty.awaitScreen("ended with 0");
    tty.type("?");
    tty.awaitScreen("Keys: Containers");
    leave();
    assertThat(engine.calls()).noneMatch(call -> call.startsWith("containers.stop"));
  }

  private static int last(List<String> writes, String text) {
    for (int i = writes.size() - 1; i >= 0; i--) {
      if (writes.get(i).contains(text)) {
        return i;
      }
    }
    return -1;
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private Harbour harbour(Supplier<Engine> opening) {
    Settings standard = Settings.at(Path.of("/nowhere"));
    Settings settings =
        new Settings(
            standard.root(),
            standard.runRoot(),
            standard.nativePrograms(),
            standard.insecureRegistries(),
            standard.noNewPrivileges(),
            standard.logMaximumBytes(),
            standard.logMaximumFiles(),
            standard.detachKeys(),
            theme);
    return new Harbour(() -> settings, _ -> opening.get());
  }

  private void start(Supplier<Engine> opening) {
    ScreenOptions options = new ScreenOptions(false, Depth.SIXTEEN, false);
    running =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Screen.open(harbour(opening), options, tty, engine.clock());
              } catch (Exception failure) {
                throw new AssertionError(failure);
              }
            });
  }
}
