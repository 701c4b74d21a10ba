package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.cli.command.Surroundings.Terminals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Colour on the command line: who reports an error, and what state a container is in. */
class ColorTest {
  private static final String ESCAPE = "\u001b[";

  private final CommandLineFixture cli = new CommandLineFixture();

  @BeforeEach
  void makeAFewContainers() {
    cli.terminals = new Terminals(true, true, true);
    cli.engine.runContainer("web", "nginx");
    cli.engine.runContainer("job", "nginx").pause();
    cli.engine.runContainer("failed", "nginx").exit(3);
    cli.engine.runContainer("done", "nginx").exit(0);
  }

  @Test
  void statesAreColouredAtATerminalAndColumnsStayInLine() {
    cli.terminals = new Terminals(false, false, false);
    String plain = cli.run("ps", "-a").out();
    cli.terminals = new Terminals(true, true, true);
    String colored = cli.run("ps", "-a").out();

    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(colored)
        .contains("\u001b[32mUp Less than a second\u001b[0m")
        .contains("\u001b[33mUp Less than a second (Paused)\u001b[0m")
        .contains("\u001b[31mExited (3) Less than a second ago\u001b[0m")
        .contains("\u001b[2mExited (0) Less than a second ago\u001b[0m");
  }

  @Test
  void theFirstWordOfAnErrorIsColoured() {
    assertThat(cli.run("stop", "nope").err()).startsWith("\u001b[1;31mdarsena:\u001b[0m ");
    assertThat(cli.run("frob").err()).startsWith("\u001b[1;31mdarsena:\u001b[0m ");
  }

  @Test
  void eachStreamIsForItself() {
    cli.terminals = new Terminals(true, false, true);
    assertThat(cli.run("ps").out()).doesNotContain(ESCAPE);
    assertThat(cli.run("frob").err()).contains(ESCAPE);
  }

  @Test
  void theEnvironmentAndTheFlagDecide() {
    cli.environment.put("NO_COLOR", "1");
    assertThat(cli.run("ps").out()).doesNotContain(ESCAPE);
    assertThat(cli.run("--color", "always", "ps").out()).contains(ESCAPE);
    cli.environment.put("NO_COLOR", "");
    assertThat(cli.run("ps").out()).contains(ESCAPE);
    assertThat(cli.run("--color=never", "ps").out()).doesNotContain(ESCAPE);
    cli.environment.put("TERM", "dumb");
    assertThat(cli.run("ps").out()).doesNotContain(ESCAPE);
    assertThat(cli.run("--color", "perhaps", "ps").err()).contains("auto, always or never");
  }

  @Test
  void whatAProgramReadsHasNoColour() {
    assertThat(cli.run("--color", "always", "ps", "--format", "{{.Status}}").out())
        .doesNotContain(ESCAPE);
    assertThat(cli.run("--color", "always", "ps", "--format", "json").out()).doesNotContain("[32m");
    assertThat(cli.run("--color", "always", "ps", "-q").out()).doesNotContain(ESCAPE);
  }
}
