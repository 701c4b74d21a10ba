package darsena.tui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program at a real terminal, as a newcomer uses it. */
class ScreenIT {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  @TempDir Path scratch;
  private Path socket = Path.of("tmux");

  @BeforeEach
  void prepare() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: needs root");
    assumeTrue(run(List.of("tmux", "-V")).startsWith("tmux"), "SKIPPED: needs tmux");
    socket = scratch.resolve("tmux");
  }

  @AfterEach
  void tidy() throws Exception {
    if (Files.exists(socket)) {
      tmux("kill-server");
      run(List.of("bash", "-c", program() + " rm -f lamp"));
    }
  }

  @Test
  void theMainJobFromTheScreen() throws Exception {
    open(100, 30);
    await("There are no containers yet");

    keys("R");
    await("Run a container");
    keys("Tab");
    keys("lamp");
    keys("Enter");
    await("● up");
    await("the lantern is lit");

    keys("p");
    await("‖ paused");
    keys("p");
    await("● up");

    keys("2");
    await("lanterna:latest");
    keys("Enter");
    await("Waste");
    keys("Escape");
    // Before the next key: Escape and a key that come together are Alt and that key.
    await("newest first");
    keys("1");

    // Typed at once: all behind the e waits for the shell, and what the shell leaves is nobody's.
    keys("e", "echo words from inside", "Enter");
    await("A shell in lamp");
    await("# words from inside");
    keys("exit", "Enter", "s", "s", "d", "y");
    await("The shell in lamp ended");
    await("● up");

    keys("s");
    await("exit 0");
    keys("d");
    await("Remove lamp?");
    keys("y");
    await("There are no containers yet");

    keys("q");
    await("left with 0, terminal as before");
    assertThat(tmux("display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}"))
        .isEqualTo("0 0 1\n");
  }

  @Test
  void manySizesEndInTheScreenOfAFreshStart() throws Exception {
    open(80, 24);
    await("There are no containers yet");
    for (int step = 0; step < 40; step++) {
      resize(20 + step * 61 % 200, 5 + step * 37 % 60);
    }
    resize(97, 31);
    await(screen -> screen.lines().anyMatch(line -> line.contains("There are no containers yet")));
    String resized = settled();
    tmux("kill-session");
    open(97, 31);
    await("There are no containers yet");
    assertThat(resized).isEqualTo(settled());
  }

  @Test
  void aSignalLeavesTheTerminalAsItWas() throws Exception {
    open(80, 24);
    await("There are no containers yet");
    Path pid = scratch.resolve("pid");
    run(List.of("kill", "-TERM", Files.readString(pid).trim()));
    await("terminal as before");
  }

  private void open(int columns, int rows) throws Exception {
    Path script = scratch.resolve("start.sh");
    Files.writeString(
        script,
        """
        before=$(stty -g)
        (echo $BASHPID > %s; exec %s)
        status=$?
        [ "$before" = "$(stty -g)" ] && echo "left with $status, terminal as before"
        exec cat
        """
            .formatted(quoted(scratch.resolve("pid").toString()), program()));
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        String.valueOf(columns),
        "-y",
        String.valueOf(rows),
        "bash " + quoted(script.toString()));
  }

  private String program() {
    return String.join(
        " ",
        quoted(Path.of(System.getProperty("java.home"), "bin/java").toString()),
        "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
        quoted("-Ddarsena.native=" + System.getProperty("darsena.native")),
        "-cp",
        quoted(classPath()),
        "darsena.Main --root",
        quoted(scratch.resolve("store").toString()));
  }

  /** Maven hands its own class path to tests in a jar that others cannot rely on. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private void keys(String... keys) throws Exception {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
  }

  private void resize(int columns, int rows) throws Exception {
    tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
  }

  private void await(String text) throws Exception {
    await(screen -> screen.contains(text));
  }

  /** A terminal tells nobody when it changes; looking again and again is all there is. */
  private void await(Predicate<String> wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    String screen = tmux("capture-pane", "-p");
    while (!wanted.test(screen)) {
      assertThat(System.nanoTime()).as("the screen is\n%s", screen).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
      screen = tmux("capture-pane", "-p");
    }
  }

  /** The screen once it is twice the same. */
  private String settled() throws Exception {
    String last = "";
    String screen = tmux("capture-pane", "-p");
    while (!screen.equals(last)) {
      TimeUnit.MILLISECONDS.sleep(300);
      last = screen;
      screen = tmux("capture-pane", "-p");
    }
    return screen;
  }

  private String tmux(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    command.addAll(List.of(words));
    return run(command);
  }

  private static String run(List<String> command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return output;
    } catch (IOException missing) {
      return "";
    }
  }
}
